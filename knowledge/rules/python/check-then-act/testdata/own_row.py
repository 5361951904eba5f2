"""The row of the user who asks, which a hook lays beside the request."""
from flask import Flask, abort, g, jsonify, request, session
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import check_password_hash

app = Flask(__name__)
db = SQLAlchemy(app)


class Keeper(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(100))
    password = db.Column(db.String(100))
    credit = db.Column(db.Integer)
    theme = db.Column(db.String(10))


@app.before_request
def load():
    g.keeper = db.session.get(Keeper, session.get("kid", 0))
    if g.keeper is None and request.path != "/login":
        abort(401)


@app.post("/login")
def login():
    keeper = Keeper.query.filter_by(email=request.form["email"]).first()
    if keeper is None or not check_password_hash(keeper.password, request.form["password"]):
        abort(401)
    session["kid"] = keeper.id
    return ""


@app.post("/donate")
def donate():
    if g.keeper.credit < 10:
        abort(409)
    g.keeper.credit -= 10  # want check-then-act
    db.session.commit()
    return jsonify(credit=g.keeper.credit)


@app.post("/donate/locked")
def donate_locked():
    me = Keeper.query.filter_by(id=g.keeper.id).with_for_update().one()
    if me.credit < 10:
        abort(409)
    me.credit -= 10
    db.session.commit()
    return jsonify(credit=me.credit)


@app.post("/theme")
def theme():
    if g.keeper.credit < 10:
        abort(409)
    g.keeper.theme = "dark"
    db.session.commit()
    return ""
