"""Rows that helpers of the program fetch, users who are named only in the answer, columns that are compared."""
from flask import Flask, abort, jsonify, request, session
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

from connection import connect

app = Flask(__name__)
db = SQLAlchemy(app)


class Photo(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.Integer)


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))


def one(sql, *args):
    with connect() as c:
        return c.cursor().execute(sql, args).fetchone()


def note_by_id(note_id):
    return one("SELECT id, owner_id, text FROM notes WHERE id = ?", note_id)


@app.get("/notes/<int:note_id>")
@login_required
def note(note_id):
    return jsonify(note_by_id(note_id))  # want object-of-other-user


@app.get("/notes/<int:note_id>/own")
@login_required
def own_note(note_id):
    found = note_by_id(note_id)
    if found["owner_id"] != current_user.id:
        abort(404)
    return jsonify(found)


@app.get("/photos/<int:photo_id>")
@login_required
def photo(photo_id):
    found = db.session.query(Photo).filter(Photo.id == photo_id).first()  # want object-of-other-user
    return jsonify(url=found.url, for_user=current_user.name)


@app.get("/photos/<int:photo_id>/own")
@login_required
def own_photo(photo_id):
    found = db.session.query(Photo).filter(Photo.id == photo_id, Photo.owner_id == current_user.id).first()
    return jsonify(url=found.url)


@app.get("/tags/<int:tag_id>")
@login_required
def tag(tag_id):
    return jsonify(db.session.query(Tag).filter(Tag.id == tag_id).first().name)


@app.get("/public/<int:photo_id>")
def public(photo_id):  # for everybody
    return jsonify(url=db.session.query(Photo).filter(Photo.id == photo_id).first().url)


@app.post("/enter")
def enter():
    account = connect().cursor().execute("SELECT id FROM accounts WHERE name = ?", (request.form["name"],)).fetchone()
    session["uid"] = account["id"]
    return ""


@app.get("/notes/latest")
@login_required
def latest():  # by the key of whoever has logged in
    return jsonify(one("SELECT text FROM notes WHERE id = ?", session["uid"]))
