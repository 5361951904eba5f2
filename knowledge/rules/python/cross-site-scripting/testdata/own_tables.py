"""Escaping by hand: by a table, by what a function puts in place of each special character."""
import re

from flask import Flask, request

app = Flask(__name__)
TABLE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
OTHERS = {"a": "A", "b": "B"}
SPECIAL = re.compile(r"[&<>\"']")


def numbered(text):
    return re.sub(r"[<>&\"']", lambda m: "&#%d;" % ord(m.group(0)), text)


def _entity(m):
    return TABLE[m.group(0)]


def by_function(text):
    return SPECIAL.sub(_entity, text)


def by_items(text):
    for old, new in TABLE.items():
        text = text.replace(old, new)
    return text


def other_items(text):
    for old, new in OTHERS.items():
        text = text.replace(old, new)
    return text


def as_it_was(text):
    return SPECIAL.sub(lambda m: m.group(0).lower(), text)


def without_quotes(text):
    return re.sub(r"[<>&]", lambda m: TABLE[m.group()], text)


@app.route("/escaped")
def escaped():
    text = request.args["text"]
    if request.args["way"] == "numbered":
        return "<p title='%s'>" % numbered(text)
    if request.args["way"] == "function":
        return "<p title='%s'>" % by_function(text)
    return "<p title='%s'>" % by_items(text)


@app.route("/other")
def other():
    return "<p title='%s'>" % other_items(request.args["text"])  # want cross-site-scripting


@app.route("/same")
def same():
    return "<p title='%s'>" % as_it_was(request.args["text"])  # want cross-site-scripting


@app.route("/quotes")
def quotes():
    return "<p title='%s'>" % without_quotes(request.args["text"])  # want cross-site-scripting


@app.route("/paragraph")
def paragraph():
    return "<p>%s</p>" % without_quotes(request.args["text"])
