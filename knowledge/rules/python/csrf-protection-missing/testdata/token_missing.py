"""Checks that let pass who sends no token, and those that do not."""
import hmac
import secrets
from functools import wraps

from flask import Flask, abort, request, session

app = Flask(__name__)


@app.before_request
def guard():
    if request.method in ("GET", "HEAD"):
        return
    if request.blueprint == "orders" and request.form.get("token") is None:  # want csrf-protection-missing
        return
    sent = request.form.get("token", "")
    if not sent or not secrets.compare_digest(session.get("csrf", "").encode(), sent.encode()):
        abort(400)


def checked(view):
    @wraps(view)
    def inner(*args, **kwargs):
        token = request.form.get("csrf_token")
        if token and token != session["csrf"]:  # want csrf-protection-missing
            abort(403)
        return view(*args, **kwargs)
    return inner


def checked_whole(view):
    @wraps(view)
    def inner(*args, **kwargs):
        token = request.form.get("csrf_token")
        if not token or not hmac.compare_digest(token, session["csrf"]):
            abort(403)
        return view(*args, **kwargs)
    return inner


def csrf_ok():
    token = request.form.get("csrf_token")
    if not token:
        return False
    return token == session.get("csrf")


@app.post("/orders")
@checked
def order():
    return "ok"


@app.post("/mail")
@checked_whole
def mail():
    if not csrf_ok():
        abort(403)
    return "ok"
