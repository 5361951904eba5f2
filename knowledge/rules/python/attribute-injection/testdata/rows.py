"""Rows whose columns are what a client names."""
from django.db import models
from django.http import HttpResponse
from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Book(models.Model):
    title = models.CharField(max_length=90)


class User(db.Model):
    id = db.Column(db.Integer)


def book(request):
    Book.objects.create(**request.POST.dict())  # want attribute-injection
    Book(**request.POST.dict()).save()  # want attribute-injection
    Book.objects.filter(pk=1).update(**request.POST.dict())  # want attribute-injection
    Book.objects.create(title=request.POST["title"])  # safe: the program names the field
    return HttpResponse("")


def copied(request):
    book = Book(title=request.POST["title"])
    other = Book()
    for field in book._meta.fields:
        setattr(other, field.name, getattr(book, field.name))  # safe: the names of the class's fields
    return HttpResponse("")


@app.post("/users")
def users():
    data = request.get_json()
    db.session.add(User(**data))  # want attribute-injection
    db.session.add(User(name=data["name"]))  # safe: the program names the column
    db.session.add(User(**{"name": data["name"], "city": data["city"]}))  # safe: as above
    db.session.add(User(**{key: data[key] for key in ("name", "city")}))  # safe: as above
    return "ok"


@app.post("/user")
def user():
    User.query.filter_by(id=1).update(request.get_json())  # want attribute-injection
    User.query.filter_by(id=1).update({"name": request.get_json()["name"]})  # safe: the program names the column
    return "ok"
