# profile: default
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient("mongodb://mongo")["app"]["users"]
FIELDS = ("name", "pin")


@app.post("/texts")
def texts():
    body = request.get_json()
    query = {field: str(body.get(field, "")) for field in FIELDS}
    return {"ok": users.find_one(query) is not None}


@app.post("/anything")
def anything():
    body = request.get_json()
    query = {field: body.get(field, "") for field in FIELDS}
    return {"ok": users.find_one(query) is not None}  # want nosql-injection


@app.post("/named-by-client")
def named_by_client():
    query = {k: str(v) for k, v in request.get_json().items()}
    return {"ok": users.find_one(query) is not None}  # want nosql-injection


@app.post("/all-texts")
def all_texts():
    body = request.get_json()
    if not all(isinstance(body.get(k), str) for k in ("name", "pin")):
        return {}, 400
    return {"ok": users.find_one({"name": body["name"], "pin": body["pin"]}) is not None}


@app.post("/all-of-module")
def all_of_module():
    body = request.get_json()
    if any(not isinstance(body.get(k), str) for k in FIELDS):
        return {}, 400
    return {"ok": users.find_one({"name": body["name"], "pin": body["pin"]}) is not None}


@app.post("/one-text")
def one_text():
    body = request.get_json()
    if not all(isinstance(body.get(k), str) for k in ("name",)):
        return {}, 400
    return {"ok": users.find_one({"name": body["name"], "pin": body["pin"]}) is not None}  # want nosql-injection


@app.post("/any-text")
def any_text():
    body = request.get_json()
    if any(isinstance(body.get(k), str) for k in FIELDS):
        return {"ok": users.find_one({"name": body["name"], "pin": body["pin"]}) is not None}  # want nosql-injection
    return {}, 400


@app.get("/listed")
def listed():
    query = {k: v for k, v in request.args.items() if k in FIELDS}
    return {"ok": users.find_one(query) is not None}


@app.get("/unlisted")
def unlisted():
    query = {k: v for k, v in request.args.items()}
    return {"ok": users.find_one(query) is not None}  # want nosql-injection
