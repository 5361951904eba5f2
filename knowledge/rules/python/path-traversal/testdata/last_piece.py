import os
import tempfile

from flask import Flask, request

app = Flask(__name__)


@app.post("/kinds")
def kinds():
    kind = request.headers["Content-Type"].rsplit("/", 1)[1]
    return open(os.path.join("/srv/kinds", "x." + kind)).read()


@app.post("/dots")
def dots():
    kind = request.headers["Content-Type"].rsplit(".", 1)[1]
    return open(os.path.join("/srv/kinds", "x." + kind)).read()  # want path-traversal


@app.post("/first")
def first():
    kind = request.headers["Content-Type"].rsplit("/", 1)[0]
    return open(os.path.join("/srv/kinds", "x." + kind)).read()  # want path-traversal


@app.post("/uploads")
def uploads():
    handle, path = tempfile.mkstemp(suffix=".csv", prefix=request.form["name"])  # want path-traversal
    os.close(handle)
    os.unlink(path)
    return ""
