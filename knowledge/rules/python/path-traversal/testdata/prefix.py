"""A folder whose name begins like the one that is looked for lies beside it."""
import os

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = "/srv/files"


@app.get("/open")
def opened():
    path = os.path.realpath(os.path.join(ROOT, request.args["p"]))
    if not path.startswith(ROOT):
        abort(403)
    return send_file(path)  # want path-traversal


@app.get("/folder")
def folder():
    root = os.path.abspath(os.environ["FILES"])
    path = os.path.abspath(os.path.join(root, request.args["p"]))
    if not path.startswith(root):
        abort(403)
    return send_file(path)  # want path-traversal


@app.get("/closed")
def closed():
    path = os.path.realpath(os.path.join(ROOT, request.args["p"]))
    if not path.startswith(ROOT + os.sep):
        abort(403)
    return send_file(path)


@app.get("/slash")
def slash():
    path = os.path.realpath(os.path.join("/srv/files/", request.args["p"]))
    if not path.startswith("/srv/files/"):
        abort(403)
    return send_file(path)


@app.get("/common")
def common():
    path = os.path.realpath(os.path.join(ROOT, request.args["p"]))
    if os.path.commonpath([ROOT, path]) != ROOT:
        abort(403)
    return send_file(path)
