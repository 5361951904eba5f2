import os
import posixpath

from flask import Flask, request

app = Flask(__name__)


def translate(path):
    out = "/srv"
    for word in filter(None, path.split("/")):
        if os.path.dirname(word) or word in (os.curdir, os.pardir, ".", ".."):
            continue
        out = os.path.join(out, word)
    return out


@app.get("/translated")
def translated():
    return open(translate(request.args["p"])).read()


def normalize(path):
    result = []
    for part in path.split("/"):
        if part in ("", "."):
            pass
        elif part == "..":
            if result:
                result.pop()
        else:
            result.append(part)
    return "/".join(result)


@app.get("/normalized")
def normalized():
    return open(os.path.join("/srv", normalize(request.args["p"]))).read()


def clean(path):
    return posixpath.join(*[p for p in path.split("/") if p and p != ".."])


@app.get("/cleaned")
def cleaned():
    return open(os.path.join("/srv", clean(request.args["p"]))).read()


@app.get("/stripped")
def stripped():
    name = request.args["p"]
    if ".." in name.split("/"):
        return "no"
    return open(os.path.join("/srv", name.lstrip("/"))).read()


def with_empty_parts(path):
    return "/".join(p for p in path.split("/") if p != "..")


@app.get("/absolute")
def absolute():
    return open(os.path.join("/srv", with_empty_parts(request.args["p"]))).read()  # want path-traversal


def with_climbing_parts(path):
    return "/".join(p for p in path.split("/") if p and p != ".")


@app.get("/climbing")
def climbing():
    return open(os.path.join("/srv", with_climbing_parts(request.args["p"]))).read()  # want path-traversal


@app.get("/stripped-only")
def stripped_only():
    return open(os.path.join("/srv", request.args["p"].lstrip("/"))).read()  # want path-traversal


@app.get("/words")
def words():
    name = " ".join(w for w in request.args["p"].split(" ") if w and w != "..")
    return open(os.path.join("/srv", name)).read()  # want path-traversal
