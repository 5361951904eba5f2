"""Attributes that a function asks for before it takes them away."""
import types

from flask import Flask, request

app = Flask(__name__)


@app.route("/c1")
def c1():
    ns = types.SimpleNamespace(text=request.args["v"])
    if hasattr(ns, "text"):
        del ns.text
    return "<b>" + getattr(ns, "text", "welcome") + "</b>"


@app.route("/c2")
def c2():
    ns = types.SimpleNamespace(text=request.args["v"])
    del ns.text
    return "<b>" + getattr(ns, "text", "welcome") + "</b>"


@app.route("/c3")
def c3():
    ns = types.SimpleNamespace(text=request.args["v"])
    if hasattr(ns, "other"):
        del ns.text
    return "<b>" + getattr(ns, "text", "welcome") + "</b>"  # want cross-site-scripting


@app.route("/c4")
def c4():
    ns = types.SimpleNamespace(text=request.args["v"])
    delattr(ns, "text")
    return "<b>" + getattr(ns, "text", "welcome") + "</b>"


class Box:
    pass


@app.route("/c6")
def c6():
    box = Box()
    box.text = request.args["v"]
    if hasattr(box, "text"):
        box.text = "fixed"
    return "<b>" + box.text + "</b>"


@app.route("/c7")
def c7():
    box = Box()
    if request.args.get("q"):
        box.text = "fine"
    if not hasattr(box, "text"):
        box.text = request.args["v"]
    return "<b>" + box.text + "</b>"  # want cross-site-scripting


@app.route("/c8")
def c8():
    box = Box()
    box.text = request.args["v"]
    if request.args.get("q"):
        del box.text
    if hasattr(box, "text"):
        return "<b>" + box.text + "</b>"  # want cross-site-scripting
    return "no"


@app.route("/c9")
def c9():
    box = Box()
    box.text = "x"
    if request.args.get("q"):
        del box.text
    if not hasattr(box, "text"):
        return "<b>" + request.args["v"] + "</b>"  # want cross-site-scripting
    return "no"
