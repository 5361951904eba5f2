"""Protection of forms does not see what is merely got; users of tokens are safe."""
import sqlite3

import jwt
from flask import Flask, abort, g, redirect, request, session
from flask_wtf import CSRFProtect

app = Flask(__name__)
CSRFProtect(app)
db = sqlite3.connect("notes.db")


def reader():
    if "user_id" not in session:
        abort(401)
    return session["user_id"]


@app.get("/notes/<int:nid>/remove")
def remove(nid):
    db.execute("DELETE FROM notes WHERE id = ? AND user_id = ?", (nid, reader()))  # want csrf-protection-missing
    db.commit()
    return redirect("/")


@app.route("/notes/archive")
def archive():
    db.execute("UPDATE notes SET archived = 1 WHERE id = ? AND user_id = ?", (request.args["id"], reader()))  # want csrf-protection-missing
    db.commit()
    return redirect("/")


@app.route("/notes/<int:nid>/remove-sent", methods=["POST"])
def remove_sent(nid):
    db.execute("DELETE FROM notes WHERE id = ? AND user_id = ?", (nid, reader()))
    db.commit()
    return redirect("/")


@app.delete("/notes/<int:nid>")
def remove_by_verb(nid):
    db.execute("DELETE FROM notes WHERE id = ? AND user_id = ?", (nid, reader()))
    db.commit()
    return ""


@app.get("/notes/<int:nid>")
def show(nid):
    db.execute("UPDATE notes SET views = views + 1 WHERE id = ? AND user_id = ?", (nid, reader()))
    return {"note": db.execute("SELECT text FROM notes WHERE id = ? AND user_id = ?", (nid, reader())).fetchone()}


@app.get("/api/notes/<int:nid>/remove")
def remove_by_token(nid):
    claims = jwt.decode(request.headers["Authorization"], app.config["KEY"], algorithms=["HS256"])
    db.execute("DELETE FROM notes WHERE id = ? AND user_id = ?", (nid, claims["sub"]))
    db.commit()
    return ""
