# profile: default
# What objects of the program say of themselves in a log, and helpers that write one.
import logging
import sys

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger("shop")


class Visit:
    def __init__(self, page):
        self.page = page

    def __str__(self):
        return "visit of " + self.page


class Quoted:
    def __init__(self, page):
        self.page = page

    def __str__(self):
        return "visit of %r" % self.page


def note(*parts):
    sys.stderr.write(" ".join(parts) + "\n")  # want log-injection


@app.get("/1")
def one():
    log.warning(Visit(request.args["page"]))  # want log-injection
    return {}


@app.get("/2")
def two():
    log.warning(Quoted(request.args["page"]))
    return {}


@app.get("/3")
def three():
    log.warning("%s", Visit(request.args["page"]))  # want log-injection
    return {}


@app.get("/4")
def four():
    sys.stderr.write("visit of " + request.args["page"] + "\n")  # want log-injection
    return {}




@app.get("/7")
def seven():
    note("visit of", request.args["page"])
    return {}


@app.get("/8")
def eight():
    note("visit of", request.args["page"].replace("\r", "").replace("\n", ""))
    return {}
