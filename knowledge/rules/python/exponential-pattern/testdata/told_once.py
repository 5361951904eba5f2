"""A pattern is mended where its text stands, and whoever tells of the data that meet it tells of it."""
import re

from flask import Flask, request

app = Flask(__name__)
MET = r"^([a-z]+)+$"
UNMET = r"^([A-Z]+)+$"  # want exponential-pattern
PLAIN = r"^(a+)+$"  # want exponential-pattern


@app.get("/met")
def met():
    return str(bool(re.match(MET, request.args["q"])))  # want regex-backtracking


@app.get("/compiled")
def compiled():
    text = r"^([0-9]+)+$"
    return str(bool(re.compile(text).match(request.args["q"])))  # want regex-backtracking


def lines(rows):
    return [row for row in rows if re.match(MET, row) or re.search(UNMET, row) or re.search(PLAIN, row)]


def again(rows):
    return [row for row in rows if re.search(UNMET, row)]


def apart(rows):
    return [row for row in rows if re.search(r"^([a-z]+)+$", row)]  # want exponential-pattern
