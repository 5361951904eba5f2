from flask import Flask, abort, g, jsonify, request, session
from flask_login import current_user, login_required

from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    email = db.Column(db.String)


class Message(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    recipient_id = db.Column(db.Integer)
    text = db.Column(db.String)


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    author_id = db.Column(db.Integer)
    text = db.Column(db.String)


def many(statement, *values):
    return g.db.execute(statement, values).fetchall()


@app.get("/mine")
@login_required
def mine():
    return jsonify(many("SELECT * FROM transactions WHERE owner_id = ?", session["user_id"]))


@app.get("/mine/messages")
@login_required
def my_messages():
    return jsonify([m.text for m in Message.query.filter_by(recipient_id=current_user.id)])


@app.post("/posts")
@login_required
def make():
    db.session.add(Post(author_id=current_user.id, text=request.form["text"]))
    db.session.commit()
    return "ok"


@app.get("/transactions/<account>")
def transactions(account):  # want missing-authentication
    return jsonify(many("SELECT at, amount FROM transactions WHERE account = ?", account))


@app.get("/messages/<int:number>")
def message(number):  # want missing-authentication
    return jsonify(Message.query.filter_by(id=number).first().text)


@app.get("/members")
def members():  # want missing-authentication
    return jsonify([{"id": m.id, "email": m.email} for m in Member.query])


@app.get("/people")
def people():  # want missing-authentication
    return jsonify(many("SELECT * FROM users"))


@app.post("/hooks/payment")
def payment_hook():  # want missing-authentication
    Member.query.filter_by(id=request.json["member"]).update({"paid": True})
    db.session.commit()
    return "ok"


@app.post("/hooks/signed")
def signed_hook():
    if request.headers["X-Signature"] != sign(request.data):
        abort(401)
    Member.query.filter_by(id=request.json["member"]).update({"paid": True})
    db.session.commit()
    return "ok"


@app.get("/posts/<int:number>")
def post(number):
    return jsonify(Post.query.filter_by(id=number).first().text)


@app.get("/names")
def names():
    return jsonify([m.name for m in Member.query] + many("SELECT id, name FROM users"))


@app.get("/count")
def count():
    return jsonify(many("SELECT count(*) FROM transactions"))


def sign(data):
    return data.hex()
