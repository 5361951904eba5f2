"""Passwords that are compared as they were typed were stored so."""
from flask import Flask, abort, request
from werkzeug.security import check_password_hash, generate_password_hash

from accounts import digest, users

app = Flask(__name__)


@app.post("/login")
def login():
    user = users.find(request.form["name"])
    if user.password != request.form["password"]:  # want plaintext-password
        abort(401)
    return ""


@app.post("/rows")
def rows():
    row = users.row("x")
    typed = request.form["password"]
    if row["password"] == typed:  # want plaintext-password
        return "yes"
    return "no"


@app.post("/json")
def by_json():
    body = request.get_json()
    return "yes" if users.find("x").passwd == body["password"] else "no"  # want plaintext-password


@app.post("/hashed")
def hashed():
    user = users.find(request.form["name"])
    if digest(request.form["password"]) != user.password:
        abort(401)
    return "" if check_password_hash(user.password, request.form["password"]) else "no"


@app.post("/repeated")
def repeated():
    if request.form["password"] != request.form["password2"]:
        abort(400)
    return generate_password_hash(request.form["password"])


@app.post("/empty")
def empty():
    password = request.form["password"]
    if password == "" or password == request.form["name"]:
        abort(400)
    return ""
