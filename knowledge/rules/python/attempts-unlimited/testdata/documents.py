"""Codes that documents are found by, and directories that check passwords."""
import os
import secrets

from flask import Flask, abort, jsonify, request, session
from ldap3 import Connection, Server
from pymongo import MongoClient

app = Flask(__name__)
voters = MongoClient().polls.voters


@app.post("/forgot")
def forgot():
    code = "%06d" % secrets.randbelow(10**6)
    voters.update_one({"mail": str(request.json["mail"])}, {"$set": {"code": code}})
    deliver(request.json["mail"], code)
    return ""


@app.post("/reset")
def reset():  # want attempts-unlimited
    doc = voters.find_one({"mail": str(request.json["mail"]), "code": str(request.json["code"])})
    if doc is None:
        abort(403)
    return jsonify(ok=True)


@app.post("/reset-few")
def reset_few():
    doc = voters.find_one({"mail": str(request.json["mail"]), "code": str(request.json["code"]), "attempts": {"$lt": 5}})
    if doc is None:
        abort(403)
    return jsonify(ok=True)


@app.post("/login")
def login():  # want attempts-unlimited
    bound = Connection(Server(os.environ["LDAP"]), user="uid=ann,dc=notes", password=request.form["password"])
    if not bound.bind():
        abort(401)
    session["name"] = "ann"
    return ""


@app.get("/people")
def people():
    bound = Connection(Server(os.environ["LDAP"]), user="cn=reader", password=os.environ["LDAP_PASSWORD"])
    bound.bind()
    return jsonify(bound.entries)
