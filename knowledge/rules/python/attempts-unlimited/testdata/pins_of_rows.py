import hmac
import random
import secrets
import string

from flask import Flask, abort, jsonify, request

from store import User, commit, row

app = Flask(__name__)


@app.get("/track")
def track():  # want attempts-unlimited
    job = row("SELECT * FROM jobs WHERE id = ? AND pin = ?", (request.args.get("job"), request.args.get("pin")))
    if not job:
        abort(404)
    return jsonify(state=job["state"])


@app.get("/job")
def job():  # safe: a number is no secret
    found = row("SELECT * FROM jobs WHERE id = ? AND public = 1", (request.args.get("job"),))
    if not found:
        abort(404)
    return jsonify(state=found["state"])


@app.post("/forgot")
def forgot():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user:
        user.reset_token = "".join(random.choices(string.ascii_lowercase, k=6))
        user.invite_token = secrets.token_urlsafe(32)
        commit()
    return "sent"


@app.post("/reset")
def reset():  # want attempts-unlimited
    user = User.query.filter_by(username=request.form["username"]).first()
    if not user or not hmac.compare_digest(user.reset_token, request.form["token"]):
        abort(403)
    user.set_password(request.form["password"])
    commit()
    return "ok"


@app.post("/join")
def join():  # safe: nobody guesses this token
    user = User.query.filter_by(username=request.form["username"]).first()
    if not user or not hmac.compare_digest(user.invite_token, request.form["token"]):
        abort(403)
    user.set_password(request.form["password"])
    commit()
    return "ok"
