import random

import pyotp
from flask import Flask, abort, redirect, request, session
from flask_limiter import Limiter
from werkzeug.security import check_password_hash

from storage import db, hits, users

app = Flask(__name__)
limiter = Limiter(app=app)


@app.post("/login")
@limiter.limit("5 per minute")
def login():
    user = users.by_name(request.form["name"])
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        abort(401)
    session["user_id"] = user.id
    return redirect("/")


@app.post("/api/login")
def api_login():  # want attempts-unlimited
    user = users.by_name(request.json["name"])
    if user is None or not check_password_hash(user.password_hash, request.json["password"]):
        abort(401)
    return {"token": user.token()}


@app.post("/kiosk/login")
def kiosk_login():  # want attempts-unlimited
    row = db.execute("SELECT id FROM users WHERE name = ? AND pin = ?", (request.form["name"], request.form["pin"])).fetchone()
    if row is None:
        abort(401)
    session["user_id"] = row["id"]
    return "ok"


@app.post("/legacy/login")
def legacy_login():
    if not hits.allow_try(request.remote_addr):
        abort(403)
    user = users.by_name(request.form["name"])
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        abort(401)
    return "ok"


@app.post("/forgot")
def forgot():
    code = "%06d" % random.SystemRandom().randrange(10**6)
    users.keep_code(request.form["mail"], code)
    return "ok"


@app.post("/reset")
def reset():  # want attempts-unlimited
    user = users.by_mail(request.form["mail"])
    if user.reset_code != request.form["code"]:
        abort(403)
    user.set_password(request.form["password"])
    return "ok"


@app.post("/second-factor")
def second_factor_verify():  # want attempts-unlimited
    user = users.get(session["half"])
    if not pyotp.TOTP(user.seed).verify(request.form["code"]):
        abort(403)
    session["user_id"] = user.id
    return "ok"


@app.post("/unlock")
def unlock():
    user = users.by_mail(request.form["mail"])
    if user.code_tries >= 5:
        abort(403)
    user.code_tries += 1
    if user.reset_code != request.form["code"]:
        abort(403)
    return "ok"


@app.get("/discount")
def discount():
    return {"ok": users.discount == request.args["code"]}
