"""What stands behind a statement that raises, where the exception is suppressed."""
import contextlib

from flask import Flask, request

app = Flask(__name__)


@app.route("/b1")
def b1():
    picked = "compact"
    with contextlib.suppress(ValueError):
        int("x")
        picked = request.args["v"]
    return "<b>" + picked + "</b>"


@app.route("/b2")
def b2():
    picked = "compact"
    try:
        int("x")
        picked = request.args["v"]
    except ValueError:
        pass
    return "<b>" + picked + "</b>"


@app.route("/b3")
def b3():
    picked = "compact"
    try:
        int("7")
        picked = request.args["v"]
    except ValueError:
        pass
    return "<b>" + picked + "</b>"  # want cross-site-scripting


@app.route("/b4")
def b4():
    picked = "compact"
    with contextlib.suppress(KeyError):
        {}["x"]
        picked = request.args["v"]
    return "<b>" + picked + "</b>"


@app.route("/b5")
def b5():
    picked = request.args["v"]
    with contextlib.suppress(ValueError):
        int("x")
        picked = "safe"
    return "<b>" + picked + "</b>"  # want cross-site-scripting
