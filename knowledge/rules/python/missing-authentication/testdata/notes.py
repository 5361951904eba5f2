import functools

from flask import Flask, abort, redirect, request, session
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
