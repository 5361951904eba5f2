"""A cookie that stands in for the session."""
from flask import Flask, g, request, session
from itsdangerous import BadSignature, Signer

import db

app = Flask(__name__)
signer = Signer(db.setting("cookie key"))


def load_user():
    uid = session.get("uid") or request.cookies.get("press_uid")
    g.user = db.one("SELECT * FROM user WHERE id = ?", uid) if uid else None  # want cookie-trusted


def load_other():
    try:
        uid = session.get("uid") or signer.unsign(request.cookies.get("press_uid", ""))
    except BadSignature:
        uid = None
    g.other = db.one("SELECT * FROM user WHERE id = ?", uid) if uid else None


app.before_request(load_user)
app.before_request(load_other)


@app.get("/hint")
def hint():  # fills in a form, and knows nobody by it
    return db.one("SELECT name FROM user WHERE id = ?", request.cookies.get("press_uid"))["name"]
