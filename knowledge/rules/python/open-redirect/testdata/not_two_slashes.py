import re

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/ahead")
def ahead():
    to = request.args["next"]
    if re.fullmatch(r"/(?!/)[\w/.-]*", to):
        return redirect(to)
    return redirect("/")


@app.get("/other")
def other():
    to = request.args["next"]
    if re.match(r"^/[^/\\]", to):
        return redirect(to)
    return redirect("/")


@app.get("/ahead-of-dots")
def ahead_of_dots():
    to = request.args["next"]
    if re.fullmatch(r"/(?!\.)[\w/.-]*", to):
        return redirect(to)  # want open-redirect
    return redirect("/")
