import time

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash

from storage import attempts, users

app = Flask(__name__)


@app.post("/login")
def login():
    if attempts.too_many(request.remote_addr):
        abort(429)
    user = users.by_name(request.form["name"])
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        attempts.count(request.remote_addr)
        abort(401)
    session["user_id"] = user.id
    return redirect("/")


@app.post("/login/slow")
def slow_login():
    user = users.by_name(request.form["name"])
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        time.sleep(2)  # who has guessed wrong waits
        abort(401)
    session["user_id"] = user.id
    return redirect("/")
