"""Named tuples that are taken apart."""
from typing import NamedTuple

from flask import Flask, request, session

app = Flask(__name__)


class Pair(NamedTuple):
    given: str
    chosen: str


def pair(text):
    return Pair(text, "viewer")


@app.post("/chosen")
def chosen():
    _, role = pair(request.form["role"])
    session["role"] = role
    return "ok"


@app.post("/given")
def given():
    role, _ = pair(request.form["role"])
    session["role"] = role  # want trust-boundary-violation
    return "ok"
