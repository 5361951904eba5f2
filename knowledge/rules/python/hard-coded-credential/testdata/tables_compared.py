import hmac
from flask import Flask, abort, request, session

app = Flask(__name__)
USERS = {"boss": "acorn", "guest": "guest"}  # want hard-coded-credential
KEEPERS = {"ann": "maple7"}  # want hard-coded-credential
TITLES = {"admin": "Head of all", "guest": "Visitor"}
people = {}


@app.post("/login")
def login():
    if USERS.get(request.form["name"]) != request.form["password"]:
        abort(401)
    session["user"] = request.form["name"]
    return TITLES[request.form["name"]]


@app.post("/keeper")
def keeper():
    password = request.form["password"]
    if not hmac.compare_digest(KEEPERS[request.form["name"]], password):
        abort(401)
    session["user"] = request.form["name"]
    return "ok"


@app.post("/known")
def known():
    if people.get(request.form["name"]) != request.form["password"]:
        abort(401)
    return "ok"


@app.post("/title")
def title():
    return "same" if TITLES["admin"] == request.form["title"] else "other"
