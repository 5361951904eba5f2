import functools
import hmac
import os

from flask import Flask, abort, g, redirect, request, session
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.Integer)
    body = db.Column(db.Text)


def login_required(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if "user_id" not in session:
            return redirect("/login")
        return view(*args, **kwargs)

    return wrapper


@app.post("/notes")
@login_required
def add():
    db.session.add(Note(body=request.form["body"], owner_id=session["user_id"]))
    db.session.commit()
    return redirect("/notes")


@app.post("/notes/<int:note_id>/archive")
@login_required
def archive(note_id):
    Note.query.filter_by(id=note_id, owner_id=session["user_id"]).first_or_404().archived = True
    db.session.commit()
    return redirect("/notes")


@app.post("/notes/<int:note_id>/delete")
def delete(note_id):  # want missing-authentication
    db.session.delete(Note.query.get_or_404(note_id))
    db.session.commit()
    return redirect("/notes")


@app.get("/admin/export")
def export_all():  # want missing-authentication
    return {"notes": [n.body for n in Note.query.all()]}


@app.post("/purge")
def purge():  # want missing-authentication
    remove_all()
    return redirect("/")


def remove_all():
    Note.query.delete()
    db.session.commit()


@app.post("/register")
def register():
    db.session.add(Note(body="welcome"))
    db.session.commit()
    return redirect("/login")


@app.post("/notes/<int:note_id>/pin")
def pin(note_id):
    if "user_id" not in session:
        abort(401)
    Note.query.get_or_404(note_id).pinned = True
    db.session.commit()
    return redirect("/notes")


@app.get("/notes/<int:note_id>")
def show(note_id):
    return {"body": Note.query.get_or_404(note_id).body}


@app.get("/about")
def about():
    return "about"


def api_client():
    client = Client.query.filter_by(token=request.headers.get("X-Token", "")).first()
    if client is None:
        abort(401)
    return client


@app.delete("/api/notes/<int:note_id>")
def api_delete(note_id):  # whoever calls has to prove itself
    Note.query.filter_by(id=note_id, owner_id=api_client().id).delete()
    db.session.commit()
    return ""


@app.post("/hooks/notes")
def from_partner():
    if not hmac.compare_digest(request.headers.get("X-Partner", ""), os.environ["PARTNER"]):
        abort(403)
    db.session.add(Note(body=request.form["body"]))
    db.session.commit()
    return ""


@app.get("/admin/dump")
def dump():
    if not session.get("staff"):
        abort(403)
    return {"notes": [n.body for n in Note.query.all()]}


@app.get("/admin/dump/raw")
def dump_raw():  # want missing-authentication
    if not session.get("theme"):
        abort(403)
    return {"notes": [n.body for n in Note.query.all()]}


def curators(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if g.viewer is None:
            raise ValueError("who are you?")
        return view(*args, **kwargs)

    return wrapper


def counted(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if len(args) > 3:
            raise ValueError("too many")
        return view(*args, **kwargs)

    return wrapper


@app.post("/notes/merge")
@curators
def merge():
    Note.query.delete()
    db.session.commit()
    return ""


@app.post("/notes/sort")
@counted
def sort():  # want missing-authentication
    Note.query.delete()
    db.session.commit()
    return ""
