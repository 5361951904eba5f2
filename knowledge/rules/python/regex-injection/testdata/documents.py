"""Databases of documents match with patterns, too."""
import re

from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
notes = MongoClient().shop.notes


@app.get("/pattern")
def pattern():
    return jsonify([n["title"] for n in notes.find({"title": {"$regex": request.args["q"]}})])  # want regex-injection


@app.get("/begins")
def begins():
    return jsonify(notes.count_documents({"title": {"$regex": "^" + request.args["q"], "$options": "i"}}))  # want regex-injection


@app.get("/escaped")
def escaped():
    return jsonify([n["title"] for n in notes.find({"title": {"$regex": re.escape(request.args["q"])}})])


@app.get("/equal")
def equal():
    return jsonify([n["title"] for n in notes.find({"title": request.args["q"]})])


@app.get("/number")
def number():
    return jsonify([n["title"] for n in notes.find({"title": {"$regex": f"^{int(request.args['q'])}"}})])
