"""Whom a helper gives it has checked the password of first."""
import os

from flask import Flask, abort, redirect, request
from itsdangerous import URLSafeSerializer
from werkzeug.security import check_password_hash

app = Flask(__name__)
app.secret_key = os.environ["KEY"]
signer = URLSafeSerializer(app.secret_key)
people = {}


def present(form):
    known = request.cookies.get("session_token")
    if known:
        return people.get(signer.loads(known))
    person = people.get(form["name"])
    if person and check_password_hash(person["hash"], form["password"]):
        return person
    return None


def present_only():
    known = request.cookies.get("session_token")
    return people.get(signer.loads(known)) if known else None


@app.post("/login")
def login():  # want attempts-unlimited
    person = present(request.form)
    if person is None:
        abort(401)
    answer = redirect("/")
    answer.set_cookie("session_token", signer.dumps(person["name"]), secure=True, httponly=True, samesite="Lax")
    return answer


@app.get("/login/again")
def again():
    if present_only() is None:  # safe: no password is checked
        abort(401)
    return redirect("/")
