"""A program that nobody logs in to: that one of its views compares a key proves nobody."""
from flask import Flask, request

app = Flask(__name__)


@app.post("/first")
def first():  # safe: so do all others
    for key in request.json:
        if key == "name":
            store(key).save()
    return ""


@app.post("/second")
def second():  # safe: as above
    for key in request.json:
        if key == "size":
            store(key).save()
    return ""


@app.post("/third")
def third():  # safe: as above
    store(request.json["name"]).delete()
    return ""


def store(name): ...
