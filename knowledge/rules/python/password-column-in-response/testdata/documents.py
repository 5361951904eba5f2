"""Documents of users, as they are kept."""
from flask import Flask, jsonify, request
from pymongo import MongoClient
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
db = MongoClient().polls


@app.post("/join")
def join():
    db.voters.insert_one({"name": request.form["name"], "password": generate_password_hash(request.form["password"])})
    db.polls.insert_one({"title": request.form["title"]})
    return ""


@app.get("/voters")
def voters():
    return jsonify(list(db.voters.find({})))  # want password-column-in-response


@app.get("/voters/<name>")
def voter(name):
    doc = db.voters.find_one({"name": name})
    return jsonify(doc)  # want password-column-in-response


@app.get("/voters/names")
def names():
    return jsonify([d["name"] for d in db.voters.find({})])


@app.get("/voters/some")
def some():
    return jsonify(list(db.voters.find({}, {"name": 1})))


@app.get("/voters/less")
def less():
    docs = list(db.voters.find({}))
    for d in docs:
        d.pop("password")
    return jsonify(docs)


@app.get("/polls")
def polls():
    return jsonify(list(db.polls.find({})))
