import html

from flask import Flask, abort, request

app = Flask(__name__)
TABLE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
PARTS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text):
    text = html.escape(text)
    return text


def by_table(text):
    for old, new in TABLE.items():
        text = text.replace(old, new)
    return text


def by_parts(text):
    for old, new in PARTS.items():
        text = text.replace(old, new)
    return text


def checked(text):
    if not text.isalnum():
        abort(400)
    return text


@app.get("/dropped")
def dropped():
    name = request.args["name"]
    escaped(name)
    return "<b>%s</b>" % name  # want cross-site-scripting


@app.get("/dropped-too")
def dropped_too():
    name = request.args["name"]
    by_table(name)
    return "<b>%s</b>" % name  # want cross-site-scripting


@app.get("/used")
def used():
    return "<b title='%s'>%s</b>" % (by_table(request.args["name"]), escaped(request.args["name"]))


@app.get("/quoted")
def quoted():
    return '<b title="%s">x</b>' % by_parts(request.args["name"])  # want cross-site-scripting


@app.get("/asked")
def asked():
    name = request.args["name"]
    checked(name)
    return "<b>%s</b>" % name
