"""A token in a header proves who asks: browsers add none by themselves."""
from functools import wraps

from flask import Flask, abort, g, request

import db

app = Flask(__name__)


def token_required(f):
    @wraps(f)
    def inner(*args, **kwargs):
        g.user = db.user_of(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if g.user is None:
            abort(401)
        return f(*args, **kwargs)
    return inner


@app.post("/files")
@token_required
def add():
    db.run("INSERT INTO files (owner_id, name) VALUES (?, ?)", g.user["id"], request.form["name"])
    return {}


@app.get("/files/<int:number>/delete")
@token_required
def remove(number):
    db.run("DELETE FROM files WHERE id = ? AND owner_id = ?", number, g.user["id"])
    return {}
