"""The names of what a schema lets through are its fields, unless it lets others through, too."""
from flask import Flask, g, request
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, INCLUDE, Schema, fields
from pymongo import MongoClient
from webargs.flaskparser import use_args

app = Flask(__name__)
blp = Blueprint("me", __name__)
db = MongoClient("mongodb://db").shop


class ContactSchema(Schema):
    phone = fields.String()
    name = fields.String()


class TrimmedSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    phone = fields.String()


class AnySchema(Schema):
    class Meta:
        unknown = INCLUDE

    phone = fields.String()


class QuotedSchema(Schema):
    class Meta:
        unknown = "include"

    phone = fields.String()


class Person:
    def __init__(self):
        self.phone, self.role = "", "guest"

    def may(self):
        return self.role == "admin"


@blp.route("/contact", methods=["PUT"])
@blp.arguments(ContactSchema)
def contact(data):
    db.people.update_one({"_id": g.user}, {"$set": data})
    return {}


@blp.route("/trimmed", methods=["PUT"])
@blp.arguments(TrimmedSchema)
def trimmed(data):
    person = Person()
    for name, value in data.items():
        setattr(person, name, value)
    return {}


@blp.route("/any", methods=["PUT"])
@blp.arguments(AnySchema)
def anything(data):
    db.people.update_one({"_id": g.user}, {"$set": data})  # want attribute-injection
    return {}


@app.put("/quoted")
@use_args(QuotedSchema)
def quoted(data):
    person = Person()
    for name, value in data.items():
        setattr(person, name, value)  # want attribute-injection
    return {}


@app.put("/loaded")
def loaded():
    db.people.update_one({"_id": g.user}, {"$set": AnySchema().load(request.get_json())})  # want attribute-injection
    db.people.update_one({"_id": g.user}, {"$set": ContactSchema().load(request.get_json())})
    return {}


@app.put("/picked")
def picked():
    body = request.get_json()
    db.people.update_one({"_id": g.user}, {"$set": {k: body[k] for k in ("phone", "name") if k in body}})
    return {}


@app.put("/whole")
def whole():
    body = request.get_json()
    db.people.update_one({"_id": g.user}, {"$set": {k: str(v) for k, v in body.items()}})  # want attribute-injection
    return {}
