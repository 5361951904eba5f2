"""A client that asks for a search by a pattern is given one; so are patterns that the program has looked at."""
import re

from flask import Flask, request

app = Flask(__name__)
NAMES = ["ann", "ben"]


def validate_regex(pattern):
    if len(pattern) > 20 or "+" in pattern or "*" in pattern:
        raise ValueError(pattern)


@app.get("/by")
def by_kind():
    pattern = request.args["q"]
    if request.args["kind"] == "regex":
        return str([n for n in NAMES if re.search(pattern, n)])
    return str([n for n in NAMES if pattern in n])


@app.get("/checked")
def checked():
    pattern = request.args["q"]
    validate_regex(pattern)
    return str([n for n in NAMES if re.search(pattern, n)])


@app.get("/any")
def any_name():
    return str([n for n in NAMES if re.search(request.args["q"], n)])  # want regex-injection
