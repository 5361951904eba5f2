"""A text of a few characters does not take long."""
import re

from flask import Flask, abort, request

app = Flask(__name__)
CODE = re.compile(r"(\d+\.?)+-final")
LONGER = re.compile(r"(\w+\.?)+-final")  # want exponential-pattern
UNTESTED = re.compile(r"([a-z]+\.?)+-final")  # want regex-backtracking
OTHER = re.compile(r"([A-Z]+\.?)+-final")  # want regex-backtracking
TWICE = re.compile(r"([0-9a-f]+\.?)+-final")  # want regex-backtracking
HANDED = re.compile(r"([g-z]+\.?)+-final")  # want regex-backtracking
LENT = re.compile(r"([f-z]+\.?)+-final")  # want exponential-pattern
GIVEN = r"([a-m]+\.?)+-final"  # want exponential-pattern
LIMIT = 16


@app.get("/code")
def code():
    tag = request.args.get("tag", "")
    if len(tag) > LIMIT:
        abort(400)
    return {"ok": CODE.fullmatch(tag) is not None}


@app.get("/longer")
def longer():
    tag = request.args.get("tag", "")
    if len(tag) > 200:
        abort(400)
    return {"ok": LONGER.fullmatch(tag) is not None}


@app.get("/untested")
def untested():
    tag = request.args.get("tag", "")
    if len(tag) < LIMIT:
        abort(400)
    return {"ok": UNTESTED.fullmatch(tag) is not None}


@app.get("/other")
def other():
    tag, name = request.args.get("tag", ""), request.args.get("name", "")
    if len(name) > LIMIT:
        abort(400)
    return {"ok": OTHER.fullmatch(tag) is not None}


@app.get("/once")
def once():
    tag = request.args.get("tag", "")
    if len(tag) > LIMIT:
        abort(400)
    return {"ok": TWICE.fullmatch(tag) is not None}


@app.get("/again")
def again():
    return {"ok": TWICE.search(request.args.get("text", "")) is not None}


@app.get("/cut")
def cut_off():
    return {"ok": re.match(r"^(a+)+$", request.args["t"][:12]) is not None}


@app.get("/begun")
def begun():
    return {"ok": re.match(r"^(b+)+$", request.args["t"][12:]) is not None}  # want regex-backtracking


def matches(pattern, text):
    return pattern.search(text) is not None


@app.get("/handed")
def handed():
    text = request.args.get("text", "")
    return {"ok": HANDED.search(text[:12]) is not None or matches(HANDED, text)}


@app.get("/lent")
def lent():
    return {"ok": LENT.search(request.args["t"][:12]) is not None or any(matches(p, "final") for p in (LENT, HANDED))}


def given(text):
    return re.match(GIVEN, text[:12]) or re.match(GIVEN, text)
