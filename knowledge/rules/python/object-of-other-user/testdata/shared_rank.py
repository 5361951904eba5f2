"""A privilege that all of the staff have, and views behind it that ask whose the row is."""
from functools import wraps

from flask import Flask, abort, g, redirect, request

from storage import one, run

app = Flask(__name__)
STAFF = ("reporter", "editor", "chief")


def need(*roles):
    def deco(f):
        @wraps(f)
        def inner(*a, **kw):
            if g.user is None:
                return redirect("/login")
            if roles and g.user["role"] not in roles:
                abort(403)
            return f(*a, **kw)
        return inner
    return deco


def own_or_editor(aid):
    row = one("SELECT * FROM pieces WHERE id = ?", aid)
    if row is None:
        abort(404)
    if row["author_id"] != g.user["id"] and g.user["role"] not in ("editor", "chief"):
        abort(403)
    return row


@app.post("/pieces")
@need(*STAFF)
def make():
    run("INSERT INTO pieces (author_id, title) VALUES (?, ?)", g.user["id"], request.form["title"])
    return ""


@app.post("/pieces/<int:aid>")
@need(*STAFF)
def edit(aid):
    own_or_editor(aid)
    run("UPDATE pieces SET title = ? WHERE id = ?", request.form["title"], aid)
    return ""


@app.post("/api/pieces/<int:aid>")
@need(*STAFF)
def save(aid):
    run("UPDATE pieces SET title = ? WHERE id = ?", request.form["title"], aid)  # want object-of-other-user
    return ""


@app.post("/pieces/<int:aid>/close")
@need("editor", "chief")
def close(aid):
    run("UPDATE pieces SET closed = 1 WHERE id = ?", aid)
    return ""
