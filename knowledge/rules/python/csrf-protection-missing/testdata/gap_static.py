"""Addresses that the check passes over, below which nothing changes."""
import hmac
from flask import Flask, abort, g, redirect, request, session
import db
app = Flask(__name__)


@app.before_request
def load():
    if request.path.startswith("/static/"):
        return
    g.user = db.one("SELECT * FROM users WHERE id = ?", session.get("uid"))
    if g.user is None:
        abort(401)


@app.before_request
def check_csrf():
    if request.method == "GET" or request.path.startswith("/static/"):
        return
    if not hmac.compare_digest(session["csrf"], request.form["csrf"]):
        abort(403)


@app.post("/name")
def name():
    db.run("UPDATE users SET name = ? WHERE id = ?", request.form["name"], g.user["id"])
    return {}
