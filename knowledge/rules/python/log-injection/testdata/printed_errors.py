# profile: default
"""What a server prints beside its output is its log."""
import io
import sys

from flask import Flask, request

app = Flask(__name__)


@app.get("/beside")
def beside():
    print("searched for", request.args["q"], file=sys.stderr)  # want log-injection
    return {}


@app.get("/original")
def original():
    print(f"searched for {request.args['q']}", file=sys.__stderr__, flush=True)  # want log-injection
    return {}


@app.get("/quoted")
def quoted():
    print("searched for", repr(request.args["q"]), file=sys.stderr)
    return {}


@app.get("/number")
def number():
    print("page", int(request.args["page"]), file=sys.stderr)
    return {}


@app.get("/lines")
def lines():
    print("searched for", request.args["q"].replace("\r", "").replace("\n", " "), file=sys.stderr)
    return {}


@app.get("/fixed")
def fixed():
    print("somebody searched", file=sys.stderr)
    return {}


@app.get("/memory")
def memory():
    out = io.StringIO()
    print("searched for", request.args["q"], file=out)
    return {}


@app.get("/out")
def out():
    print("searched for", request.args["q"], file=sys.stdout)
    return {}
