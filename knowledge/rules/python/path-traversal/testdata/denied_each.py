# profile: default
# Loops over constants that refuse a name which holds one of them, common parts of paths where a failure stands for none, and categories
# of characters.
import os
import unicodedata

from flask import Flask, abort, request

app = Flask(__name__)
BAD = ("..", "/", "\\")
LITTLE = ("..", "~")
ROOT = os.path.realpath("/srv/files")
KEEP = {"Lu", "Ll", "Nd"}
MORE = {"Ll", "Po"}


def clean(name):
    for bad in BAD:
        if bad in name:
            raise ValueError(name)
    return name


def cleaned_little(name):
    for bad in LITTLE:
        if bad in name:
            raise ValueError(name)
    return name


def noted(name):
    for bad in BAD:
        if bad in name:
            print("odd")
    return name


def fine(name):
    for bad in BAD:
        if bad in name:
            return False
    return True


def slug(value):
    return "".join(c if unicodedata.category(c) in KEEP else "-" for c in value)


def punctuated_slug(value):
    return "".join(c if unicodedata.category(c) in MORE else "-" for c in value)


@app.get("/clean")
def cleaned():
    return open("/srv/files/" + clean(request.args["n"])).read()


@app.get("/little")
def little():
    return open("/srv/files/" + cleaned_little(request.args["n"])).read()


@app.get("/joined")
def joined():
    return open(os.path.join("/srv/files", cleaned_little(request.args["n"]))).read()  # want path-traversal


@app.get("/noted")
def told():
    return open("/srv/files/" + noted(request.args["n"])).read()  # want path-traversal


@app.get("/fine")
def asked():
    name = request.args["n"]
    if not fine(name):
        abort(400)
    return open("/srv/files/" + name).read()


@app.get("/common")
def common():
    full = os.path.realpath(os.path.join(ROOT, request.args["n"]))
    try:
        shared = os.path.commonpath((ROOT, full))
    except ValueError:
        shared = ""
    if shared != ROOT:
        abort(403)
    return open(full).read()


@app.get("/open")
def common_open():
    full = os.path.realpath(os.path.join(ROOT, request.args["n"]))
    try:
        shared = os.path.commonpath((ROOT, full))
    except ValueError:
        shared = ROOT
    if shared != ROOT:
        abort(403)
    return open(full).read()  # want path-traversal


@app.get("/slug")
def slugged():
    return open("/srv/files/" + slug(request.args["n"])).read()


@app.get("/punctuated")
def punctuated():
    return open("/srv/files/" + punctuated_slug(request.args["n"])).read()  # want path-traversal
