from flask import Blueprint, jsonify, make_response, redirect, request, session
from urllib.parse import urlparse
from werkzeug.security import check_password_hash

from app import database
from app.database import Table
from app.helpers import login_required, number, one_of, parameter

users = Blueprint("users", __name__)
people = Table("users")


@users.route("/login", methods=["POST"])
def login():  # want attempts-unlimited
    found = database.find("users", name=parameter("name"))
    if not found or not check_password_hash(found[0]["password"], request.form["password"]):
        return make_response("wrong name or password", 401)
    session["user"] = found[0]["id"]
    target = parameter("next", "/")
    return redirect(target)  # want open-redirect


@users.route("/logout")
def logout():
    session.clear()
    target = parameter("next", "/")
    if urlparse(target).netloc or urlparse(target).scheme:
        target = "/"
    return redirect(target)  # safe: no host, no scheme


@users.route("/search")
@login_required
def search():
    rows = people.like("name", parameter("q"))
    return jsonify([row["name"] for row in rows])


@users.route("/page")
@login_required
def page():
    return jsonify([row["name"] for row in people.page(number("page"))])


@users.route("/sorted")
@login_required
def sorted_users():
    column = one_of("sort", {"name", "created"})
    return jsonify([row["name"] for row in database.find_where("users", "active = 1 ORDER BY " + column)])


@users.route("/filter")
@login_required
def filtered():
    return jsonify(database.find_where("users", "role = '" + parameter("role") + "'"))


@users.route("/language", methods=["POST"])
def language():
    session["language"] = parameter("language")
    return "", 204


@users.route("/theme", methods=["POST"])
def theme():
    session["theme"] = one_of("theme", ["light", "dark"])  # safe: one of two
    return "", 204
