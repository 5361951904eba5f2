# What print() writes goes into a file in memory only inside the block that says so.
import contextlib
import io
import os

from flask import Flask, request

app = Flask(__name__)


@app.route("/inside")
def inside():
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        print(request.args["command"])
    os.system(lines.getvalue())  # want command-injection
    return ""


@app.route("/behind")
def behind():
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        print("uptime")
    print(request.args["command"])
    os.system(lines.getvalue())
    return ""


@app.route("/within")
def within():
    outer, inner = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(outer):
        print("uptime")
        with contextlib.redirect_stdout(inner):
            print(request.args["command"])
    os.system(outer.getvalue())
    os.system(inner.getvalue())  # want command-injection
    return ""
