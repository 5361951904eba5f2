"""What somebody may do, and who somebody is, in cookies with a signature and without one."""
from bottle import Bottle, abort, request, response

import db

app = Bottle()
KEY = db.setting("cookie key")


def start(name, role):
    response.set_cookie("role", role, path="/")
    response.set_cookie("uid", name, secret=KEY, path="/")


def is_staff():
    return request.get_cookie("role") in ("staff", "admin")  # want cookie-trusted


def is_editor():
    return request.get_cookie("role", secret=KEY) in ("editor", "admin")


def is_wide():
    return request.get_cookie("layout") in ("wide", "full")


def get_user():
    return db.one("SELECT * FROM users WHERE id = ?", request.get_cookie("uid"))  # want cookie-trusted


def current_user():
    return db.one("SELECT * FROM users WHERE id = ?", request.get_cookie("uid", secret=KEY))


def load_user():
    return db.one("SELECT u.* FROM users u JOIN sessions s ON s.user_id = u.id WHERE s.key = ?", request.get_cookie("sid"))


@app.post("/lists")
def lists():
    if not is_staff():
        abort(403)
    return {"of": get_user()["id"]}
