"""Of several patterns that one call may meet with a text one that backtracks badly is enough."""
import re

from flask import Flask, request

app = Flask(__name__)


def cut(pattern, text, strict):
    if strict:
        text = text + "."
    return len(re.sub(pattern, "", text))  # want regex-backtracking


def cut_well(pattern, text, strict):
    if strict:
        text = text + "."
    return len(re.sub(pattern, "", text))


@app.get("/handed")
def handed():
    text = request.args["q"]
    return {"ab": cut(r"(?:[a-z]+-)+x", text, True), "words": cut(r"^(\w+\s?)*$", text, True)}


@app.get("/handed/well")
def handed_well():
    text = request.args["q"]
    return {"ab": cut_well(r"(?:[a-z]+-)+x", text, True), "digits": cut_well(r"\d+", text, True)}


@app.get("/chosen")
def chosen():
    pattern = r"(?:[a-z]+-)+x"
    if request.args.get("words"):
        pattern = r"^(\w+\s?)*$"
    return {"ok": re.search(pattern, request.args["q"]) is not None}  # want regex-backtracking


@app.get("/chosen/well")
def chosen_well():
    pattern = r"(?:[a-z]+-)+x"
    if request.args.get("digits"):
        pattern = r"\d+"
    return {"ok": re.search(pattern, request.args["q"]) is not None}
