"""Users found by the name in the address: whose password is set is for nobody else to say."""
from functools import wraps

import jwt
from flask import Blueprint, abort, current_app, g, jsonify, request
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
bp = Blueprint("users", __name__)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(50))
    password = db.Column(db.String(90))
    about = db.Column(db.Text)
    credits = db.Column(db.Integer)


def token_required(f):
    @wraps(f)
    def inner(*a, **kw):
        g.user = User.query.get(jwt.decode(request.headers["Authorization"], current_app.config["KEY"], algorithms=["HS256"])["sub"])
        if g.user is None:
            abort(401)
        return f(*a, **kw)
    return inner


@bp.put("/<username>/password")
@token_required
def set_password(username):
    user = User.query.filter_by(username=username).first_or_404()  # want object-of-other-user
    user.password = request.get_json()["password"]
    db.session.commit()
    return "", 204


@bp.post("/<username>/about")
@token_required
def set_about(username):
    db.session.execute(db.text("UPDATE user SET about = :a WHERE username = :n"), {"a": request.form["about"], "n": username})  # want object-of-other-user
    return "", 204


@bp.get("/<username>")
@token_required
def show(username):
    user = User.query.filter_by(username=username).first_or_404()
    return jsonify(name=user.username, about=user.about)


@bp.post("/<username>/thank")
@token_required
def thank(username):
    user = User.query.filter_by(username=username).first_or_404()
    user.credits += 1
    db.session.commit()
    return "", 204


@bp.put("/me/password")
@token_required
def set_mine():
    user = User.query.filter_by(username=g.user.username).first()
    user.password = request.get_json()["password"]
    db.session.commit()
    return "", 204


@bp.post("/register")
def register():
    data = request.get_json()
    if User.query.filter_by(username=data["username"]).first():
        abort(400)
    db.session.add(User(username=data["username"], password=data["password"]))
    db.session.commit()
    return "", 201
