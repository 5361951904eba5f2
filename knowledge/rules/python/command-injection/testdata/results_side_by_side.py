import os

from flask import Flask, abort, request
from shapes import outline

app = Flask(__name__)


def check(name):
    if not name.isalnum():
        return False, "no name"
    return True, ""


def note():
    print("done")


@app.get("/1")
def one():
    name = request.args["name"]
    ok, why = check(name)
    if not ok:
        abort(400)
    os.system("ls " + name)
    note()
    return ""


@app.get("/2")
def two():
    name = request.args["name"]
    ok, why = outline(name)
    if not ok:
        abort(400)
    os.system("ls " + name)  # want command-injection
    note()
    return ""


@app.get("/3")
def three():
    name = request.args["name"]
    ok, why = outline(name)
    if not ok:
        abort(400)
    os.system("ls " + name)  # want command-injection
    note()
    return ""
