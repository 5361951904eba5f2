"""Registrations that say who is there, and look-ups that only ask whether somebody is."""
from django.contrib.auth import authenticate, login
from django.contrib.auth.models import User as Member
from django.http import HttpResponse
from django.urls import path
from flask import Flask, g, jsonify, request, session
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    email = db.Column(db.String)
    password_hash = db.Column(db.String)


@app.post("/register")
def register():
    data = request.get_json()
    if User.query.filter_by(name=data["name"]).first():
        return jsonify(error="user %s already exists" % data["name"]), 409  # want user-names-told
    db.session.add(User(name=data["name"]))
    return jsonify(ok=True)


@app.post("/v2/register")
def register_v2():
    data = request.get_json()
    if User.query.filter_by(name=data["name"]).first():
        return jsonify(error="this did not work"), 400
    db.session.add(User(name=data["name"]))
    return jsonify(ok=True)


@app.post("/articles")
def article():
    if User.query.filter_by(name=request.form["title"]).first():
        return "this title is taken already", 409
    return "ok"


@app.post("/forgot")
def forgot():
    user = User.query.filter_by(name=request.get_json(force=True).get("username")).first()
    if user is None:
        return jsonify(error="nobody there"), 404  # want user-names-told
    user.send_code()
    return jsonify(message="sent")


@app.post("/forgot/mail")
def forgot_mail():
    session["id"] = 0
    row = g.db.execute("SELECT * FROM users WHERE mail = ?", (request.form["mail"],)).fetchone()
    if not row:
        return "We have no such address", 404  # want user-names-told
    g.db.execute("UPDATE users SET token = ? WHERE id = ?", ("x", row["id"]))
    return "sent"


def enter(request):
    name, password = request.POST["name"], request.POST["password"]
    if not Member.objects.filter(username=name).exists():
        return HttpResponse("No such farmhand", status=404)  # want user-names-told
    user = authenticate(request, username=name, password=password)
    if user is None:
        return HttpResponse("Wrong password", status=401)
    login(request, user)
    return HttpResponse("in")


def enter_v2(request):
    user = authenticate(request, username=request.POST["name"], password=request.POST["password"])
    if user is None:
        return HttpResponse("Name or password is wrong", status=401)
    login(request, user)
    return HttpResponse("in")


urlpatterns = [path("login", enter), path("v2/login", enter_v2)]
