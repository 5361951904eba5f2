"""Codes that are compared without asking whether there is one."""
from flask import Blueprint, abort, request
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
bp = Blueprint("auth", __name__)
CODES = {}


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(50))
    password = db.Column(db.String(90))
    reset_code = db.Column(db.String(16))


@bp.post("/reset")
def reset():
    data = request.get_json()
    user = User.query.filter_by(username=data["username"]).first_or_404()
    if user.reset_code != data.get("code"):  # want recovery-without-proof
        abort(403)
    user.password = data["password"]
    user.reset_code = None
    db.session.commit()
    return ""


@bp.post("/reset/mapping")
def reset_mapping():
    user = User.query.filter_by(username=request.form["name"]).first_or_404()
    if CODES.get(user.username) == request.form.get("code"):  # want recovery-without-proof
        user.password = request.form["password"]
        CODES.pop(user.username, None)
        db.session.commit()
    return ""


@bp.post("/reset/asked")
def reset_asked():
    data = request.get_json()
    user = User.query.filter_by(username=data["username"]).first_or_404()
    code = data.get("code")
    if not code or user.reset_code != code:
        abort(403)
    user.password = data["password"]
    user.reset_code = None
    db.session.commit()
    return ""


@bp.post("/reset/kept")
def reset_there():
    user = User.query.filter_by(username=request.form["name"]).first_or_404()
    if user.reset_code and user.reset_code == request.form.get("code"):
        user.password = request.form["password"]
        user.reset_code = None
        db.session.commit()
    return ""
