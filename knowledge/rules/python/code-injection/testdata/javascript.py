"""JavaScript in Python: what js2py runs may import Python's modules."""
import json

import js2py
from flask import Flask, request

app = Flask(__name__)


@app.post("/context")
def context():
    scope = js2py.EvalJs()
    scope.execute(request.form["text"])  # want code-injection
    return "done"


@app.post("/evaluated")
def evaluated():
    scope = js2py.EvalJs({"a": 1})
    return str(scope.eval("1 + " + request.form["text"]))  # want code-injection


@app.post("/value")
def value():
    scope = js2py.EvalJs({"text": request.form["text"]})
    scope.execute("var size = text.length")
    return str(scope.eval("size"))


@app.post("/number")
def number():
    return str(js2py.EvalJs().eval("1 + %d" % int(request.form["number"])))


@app.post("/quoted")
def quoted():
    return json.dumps({"text": request.form["text"]})
