import re

from flask import Flask, jsonify, request
from pymongo import MongoClient

from visitors import kind_of_visitor

app = Flask(__name__)
users = MongoClient().shop.users


@app.post("/login")
def login():
    data = request.get_json()
    user = users.find_one({"name": data["name"], "password": data["password"]})  # want nosql-injection
    return jsonify(ok=user is not None)


@app.post("/search")
def search():
    return jsonify(count=len(list(users.find(request.get_json()))))  # want nosql-injection


@app.get("/where")
def where():
    found = users.find({"$where": "this.name == '" + request.args["name"] + "'"})  # want nosql-injection
    return jsonify(count=len(list(found)))


@app.post("/text")
def as_text():
    data = request.get_json()
    user = users.find_one({"name": str(data["name"])})
    return jsonify(ok=user is not None)


@app.get("/equal")
def equal():
    data = request.get_json()
    user = users.find_one({"name": {"$eq": data["name"]}})
    return jsonify(ok=user is not None)


@app.get("/field")
def field():
    user = users.find_one({"name": request.args["name"]})
    return jsonify(ok=user is not None)


@app.get("/number")
def number():
    user = users.find_one({"number": int(request.get_json()["number"])})
    return jsonify(ok=user is not None)


@app.get("/beside")
def beside():
    user = users.find_one({"kind": kind_of_visitor(), "name": request.args["name"]})
    return jsonify(ok=user is not None)


@app.get("/beside-json")
def beside_json():
    user = users.find_one({"kind": "staff", "name": request.get_json()["name"]})  # want nosql-injection
    return jsonify(ok=user is not None)


@app.get("/pattern")
def pattern():
    return jsonify([u["name"] for u in users.find({"name": re.compile(re.escape(request.args["q"]))})])
