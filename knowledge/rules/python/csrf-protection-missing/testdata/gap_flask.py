"""A decorator that some views lack."""
from functools import wraps
from flask import Flask, Blueprint, abort, g, redirect, request, session
import db
app = Flask(__name__)


def token_ok():
    if request.form.get("csrf_token") != session.get("csrf_token"):
        abort(403)


@app.before_request
def load():
    g.user = db.one("SELECT * FROM users WHERE id = ?", session.get("uid"))


def login_required(f):
    @wraps(f)
    def inner(*a, **kw):
        if g.user is None:
            abort(401)
        return f(*a, **kw)
    return inner


def csrf_protected(f):
    @wraps(f)
    def inner(*a, **kw):
        token_ok()
        return f(*a, **kw)
    return inner


@app.post("/profile")
@login_required


@csrf_protected
def profile():
    db.run("UPDATE users SET name = ? WHERE id = ?", request.form["name"], g.user["id"])
    return redirect("/")


@app.post("/address")
@login_required


@csrf_protected
def address():
    db.run("UPDATE users SET address = ? WHERE id = ?", request.form["a"], g.user["id"])
    return redirect("/")


@app.post("/email")
@login_required
def email():  # want csrf-protection-missing
    db.run("UPDATE users SET email = ? WHERE id = ?", request.form["email"], g.user["id"])
    return redirect("/")


@app.post("/api/theme")
@login_required
def theme():
    db.run("UPDATE users SET theme = ? WHERE id = ?", request.get_json()["theme"], g.user["id"])
    return {}


@app.post("/search")
@login_required
def search():
    return {"rows": db.many("SELECT * FROM things WHERE name = ?", request.form["q"])}


@app.post("/contact")
def contact():
    db.run("INSERT INTO messages (text) VALUES (?)", request.form["text"])
    return redirect("/")
