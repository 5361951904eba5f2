# profile: default
# Patterns of paths whose parts repeat: whether two slashes may stand at the beginning.
import re

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/1")
def parts():
    target = request.args["next"]
    return redirect(target if re.fullmatch(r"(/[A-Za-z0-9_-]+)+", target) else "/")


@app.get("/2")
def empty_parts():
    target = request.args["next"]
    return redirect(target if re.fullmatch(r"(/[A-Za-z0-9_.-]*)+", target) else "/")  # want open-redirect


@app.get("/3")
def last_part():
    target = request.args["next"]
    return redirect(target if re.match(r"/(?:\w+/)*\w*$", target) else "/")


@app.get("/4")
def open_end():
    target = request.args["next"]
    return redirect(target if re.match(r"/(?:\w+/)*", target) else "/")  # want open-redirect


@app.get("/5")
def choice():
    target = request.args["next"]
    return redirect(target if re.fullmatch(r"/|/home|/list/\d+", target) else "/")


@app.get("/6")
def optional():
    target = request.args["next"]
    return redirect(target if re.fullmatch(r"/?[\w./]+", target) else "/")  # want open-redirect
