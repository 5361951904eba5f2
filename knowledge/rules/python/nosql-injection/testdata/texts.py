"""What can only be a text, by where it comes from, holds no operators, whatever is done with it."""
import json

from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.get("/bearer")
def bearer():
    token = request.headers.get("Authorization", "").split(" ")[1]
    return str(db.users.find_one({"token": token}))


@app.get("/either")
def either():
    token = (request.headers.get("Authorization") or request.args.get("token")).replace("Bearer ", "")
    return str(db.users.find_one({"token": token}))


@app.get("/given")
def given():
    query = {}
    for key in ("name", "town"):
        if request.args.get(key):
            query[key] = request.args[key]
    return str(db.users.find(query))


def by_name(name):
    return db.users.find_one({"name": name})


@app.get("/part/<name>")
def part(name):
    by_name(request.view_args["name"])
    return str(by_name(name))


@app.post("/raw")
def raw():
    return str(by_name(request.get_data().decode()))


@app.post("/document")
def document():
    return str(db.users.find_one({"name": request.json["name"]}))  # want nosql-injection


@app.get("/document")
def document_in_the_address():
    return str(db.users.find_one({"name": json.loads(request.args["filter"])["name"]}))  # want nosql-injection


@app.get("/document-as-text")
def document_as_text():
    return str(by_name(json.loads(request.args["filter"])["name"].strip()))


@app.get("/whole")
def whole():
    return str(db.users.find(request.args.to_dict()))  # want nosql-injection


@app.get("/keys")
def keys():
    query = {}
    for key, value in request.args.items():
        query[key] = value
    return str(db.users.find(query))  # want nosql-injection


@app.get("/script")
def script():
    return str(db.users.find({"$where": request.args["script"]}))  # want nosql-injection
