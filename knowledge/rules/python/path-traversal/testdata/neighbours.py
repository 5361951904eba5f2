# profile: default
# Patterns of paths with folders: whether two dots may stand side by side, and whether a slash may stand in front.
import os
import re

from flask import Flask, request

app = Flask(__name__)


@app.get("/1")
def words():
    name = request.args["name"]
    if not re.fullmatch(r"(\w+/)*\w+\.txt", name):
        return "no"
    return {"text": open(os.path.join("/srv/docs", name)).read()}


@app.get("/2")
def dots():
    name = request.args["name"]
    if not re.fullmatch(r"([\w.]+/)*\w+\.txt", name):
        return "no"
    return {"text": open(os.path.join("/srv/docs", name)).read()}  # want path-traversal


@app.get("/3")
def open_end():
    name = request.args["name"]
    if not re.match(r"(\w+/)*\w+\.txt", name):
        return "no"
    return {"text": open(os.path.join("/srv/docs", name)).read()}  # want path-traversal


@app.get("/4")
def rooted():
    name = request.args["name"]
    if not re.fullmatch(r"/?(\w+/)*\w+\.txt", name):
        return "no"
    return {"text": open(os.path.join("/srv/docs", name)).read()}  # want path-traversal


@app.get("/5")
def single_dots():
    name = request.args["name"]
    if not re.fullmatch(r"(\w+(\.\w+)*/)*\w+(\.\w+)*", name):
        return "no"
    return {"text": open(os.path.join("/srv/docs", name)).read()}
