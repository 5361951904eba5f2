"""Documents whose fields are those that the client names."""
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
voters = MongoClient().polls.voters
ALLOWED = {"name", "mail"}


@app.post("/whole")
def whole():
    voters.insert_one(request.get_json())  # want attribute-injection
    return ""


@app.post("/copied")
def copied():
    body = dict(request.get_json())
    voters.insert_one(body)  # want attribute-injection
    return ""


@app.post("/taken")
def taken():
    voters.insert_one({k: v for k, v in request.get_json().items() if v})  # want attribute-injection
    return ""


@app.post("/allowed")
def allowed():
    voters.insert_one({k: v for k, v in request.get_json().items() if k in ALLOWED})
    return ""


@app.post("/named")
def named():
    body = {}
    for k in ("name", "mail"):
        body[k] = request.get_json()[k]
    voters.insert_one(body)
    return ""


@app.post("/listed")
def listed():
    body = request.get_json()
    voters.insert_one(dict(name=body["name"], mail=body["mail"]))
    return ""
