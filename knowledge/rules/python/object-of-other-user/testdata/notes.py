import functools
import sqlite3

from flask import Flask, abort, g, redirect, request, session
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.Integer)
    body = db.Column(db.Text)


class Country(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.Text)


@app.get("/notes")
@login_required
def notes():
    return {"notes": [n.body for n in Note.query.filter_by(owner_id=current_user.id)]}


@app.get("/notes/<int:note_id>")
@login_required
def show(note_id):
    note = Note.query.get_or_404(note_id)  # want object-of-other-user
    return {"body": note.body}


@app.post("/notes/delete")
@login_required
def delete():
    note = db.session.get(Note, int(request.form["id"]))  # want object-of-other-user
    db.session.delete(note)
    return redirect("/notes")


@app.get("/files/<int:file_id>")
@login_required
def file(file_id):
    row = sqlite3.connect("app.db").execute("SELECT * FROM files WHERE id = ?", (file_id,)).fetchone()  # want object-of-other-user
    return {"name": row["name"]}


@app.get("/files")
@login_required
def files():
    rows = sqlite3.connect("app.db").execute("SELECT * FROM files WHERE owner_id = ?", (current_user.id,))
    return {"files": [r["name"] for r in rows]}


@app.get("/files/<int:file_id>/meta")
@login_required
def checked_file(file_id):
    row = sqlite3.connect("app.db").execute("SELECT * FROM files WHERE id = ? AND owner_id = ?", (file_id, session["id"]))
    return {"name": row.fetchone()["name"]}


@app.get("/notes/<int:note_id>/checked")
@login_required
def checked(note_id):
    note = Note.query.get_or_404(note_id)
    if note.owner_id != current_user.id:
        abort(404)
    return {"body": note.body}


@app.get("/countries/<int:country_id>")
@login_required
def country(country_id):
    return {"name": Country.query.get_or_404(country_id).name}


@app.get("/first")
@login_required
def first():
    return {"body": Note.query.get_or_404(1).body}


def admin_required(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if not g.user.is_admin:
            abort(403)
        return view(*args, **kwargs)

    return wrapper


@app.get("/admin/notes/<int:note_id>")
@admin_required
def admin_note(note_id):
    return {"body": Note.query.get_or_404(note_id).body}
