"""Modules of which the package is looked up in a list."""
import importlib

from flask import Flask, abort, request

app = Flask(__name__)
PACKAGES = {"json", "math"}


@app.get("/first")
def first():
    name = request.args["module"]
    if name.split(".")[0] not in PACKAGES:
        abort(400)
    return importlib.import_module(name).__doc__  # safe: a module of one of these packages


@app.get("/last")
def last():
    name = request.args["module"]
    if name.split(".")[-1] not in PACKAGES:
        abort(400)
    return importlib.import_module(name).__doc__  # want unsafe-reflection


@app.get("/noted")
def noted():
    name = request.args["module"]
    if name.split(".")[0] in PACKAGES:
        app.logger.info("one of ours")
    return importlib.import_module(name).__doc__  # want unsafe-reflection
