# Patterns that callers pass to helpers: what one of them writes decides.
import re

from flask import Flask, request

app = Flask(__name__)

TRIPLE = r"^\s*(.*?)\s*,\s*(.*?)\s*,\s*(.*?)\s*$"


def check(pattern, text):
    return re.match(pattern, text)  # want regex-backtracking


def plain(pattern, text):
    return re.match(pattern, text)


def passed_on(text, how):
    return inner(how, text)


def inner(pattern, text):
    return re.fullmatch(pattern, text)  # want regex-backtracking


def made_here(pattern, text):
    return re.compile(pattern).match(text)  # want regex-backtracking


def made_plain(pattern, text):
    return re.compile(pattern).match(text)


def with_default(text, pattern=r"^\d+$"):
    return re.match(pattern, text)


@app.route("/triple")
def triple():
    return "" if check(TRIPLE, request.args["a"]) else "no"


@app.route("/words")
def words():
    return "" if check(r"^\w+$", request.args["a"]) else "no"


@app.route("/numbers")
def numbers():
    return "" if plain(r"^\d+(,\d+)?$", request.args["a"]) else "no"


@app.route("/own")
def own():
    return "" if plain(TRIPLE, "a, b, c") else "no"


@app.route("/further")
def further():
    return "" if passed_on(request.args["a"], TRIPLE) else "no"


@app.route("/made")
def made():
    return "" if made_here(TRIPLE, request.args["a"]) else "no"


@app.route("/made/plain")
def made_of_plain():
    return "" if made_plain(r"^[a-z]+$", request.args["a"]) else "no"


@app.route("/default")
def default():
    return "" if with_default(request.args["a"]) else "no"
