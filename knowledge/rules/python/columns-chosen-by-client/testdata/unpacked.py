from django.contrib.auth.models import User
from django.db import models
from django.http import HttpResponse
from django.urls import path
from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

ROOT_URLCONF = "club.urls"
app = Flask(__name__)
db = SQLAlchemy(app)


class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(40))
    password = db.Column(db.String(200))
    admin = db.Column(db.Boolean, default=False)


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    label = db.Column(db.String(40))


def signup(request):
    data = request.POST.dict()
    user = User(**data)  # want columns-chosen-by-client
    user.set_password(data["password"])
    user.save()
    return HttpResponse()


def signup_named(request):
    user = User(username=request.POST["username"])
    user.set_password(request.POST["password"])
    user.save()
    return HttpResponse()


@app.post("/accounts")
def new_account():
    db.session.add(Account(**request.get_json()))  # told by attribute-injection
    db.session.commit()
    return jsonify(ok=True)


@app.post("/tags")
def new_tag():
    db.session.add(Tag(**request.get_json()))  # safe: nothing in it that others decide about
    db.session.commit()
    return jsonify(ok=True)


@app.post("/register")
def register():
    data = request.get_json()
    if "admin" in data:
        user = Account(username=data["username"], admin=bool(data["admin"]))  # want columns-chosen-by-client
    else:
        user = Account(username=data["username"])
    db.session.add(user)
    db.session.commit()
    return jsonify(ok=True)


@app.post("/register2")
def register_fixed():
    data = request.get_json()
    db.session.add(Account(username=data["username"], admin=False))
    db.session.commit()
    return jsonify(ok=True)


@app.post("/accounts2")
def picked():
    data = {k: v for k, v in request.get_json().items() if k in ("username", "password")}
    db.session.add(Account(**data))
    db.session.commit()
    return jsonify(ok=True)


urlpatterns = [path("signup", signup), path("signup2", signup_named)]
