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


@app.post("/pieces")
def pieces():
    kind = request.headers["Content-Type"].split("/")[1]
    rest = request.headers["Content-Type"].split("/", 1)[1]
    main = request.headers["Content-Type"].split(";")[1]
    open(os.path.join("/srv", "page." + kind), "wb")  # safe: a piece holds no separator
    open(os.path.join("/srv", "page." + rest), "wb")  # want path-traversal
    open(os.path.join("/srv", "page." + main), "wb")  # want path-traversal
    return "ok"
