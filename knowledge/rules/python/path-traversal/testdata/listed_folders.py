"""Paths that are one of a list's folders, or lie in one."""
import os

from flask import Flask, abort, request

app = Flask(__name__)
FOLDERS = [os.path.realpath(p) for p in os.environ.get("FOLDERS", "/srv").split(":")]


@app.get("/real")
def real():
    path = request.args["path"]
    found = os.path.realpath(path)
    if not any(found == d or found.startswith(d + os.sep) for d in FOLDERS):
        abort(403)
    return open(path).read()  # safe: lies in one of the program's folders


@app.get("/given")
def given():
    path = request.args["path"]
    if not any(path == d or path.startswith(d + os.sep) for d in FOLDERS):
        abort(403)
    return open(path).read()  # want path-traversal


@app.get("/either")
def either():
    path = os.path.realpath(request.args["path"])
    if not any(path.endswith(".txt") or path.startswith(d + os.sep) for d in FOLDERS):
        abort(403)
    return open(path).read()  # want path-traversal
