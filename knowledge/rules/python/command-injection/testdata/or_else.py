"""Data, or what the program puts in their place where there are none."""
import json
import os

from flask import Flask, request

app = Flask(__name__)


@app.route("/first")
def first():
    os.system("show " + (request.json.get("names") or [""])[0])  # want command-injection


@app.route("/entry")
def entry():
    os.system("show " + (json.loads(request.data) or {"name": ""})["name"])  # want command-injection


@app.route("/later")
def later():
    names = request.json.get("names")
    if not names:
        names = ["all"]
    os.system("show " + names[0])  # want command-injection


@app.route("/checked")
def checked():
    names = request.json.get("names")
    if names not in ("x", "y"):
        names = None
    os.system("show " + (names or ["z"])[0])


@app.route("/chosen")
def chosen():
    pairs = {"a": "x", "b": "y"}
    os.system("show " + (pairs if request.args.get("q") else {"a": "z"})["a"])


@app.route("/own")
def own():
    made = {"name": request.args["name"], "kind": "y"}
    made = made or {"kind": "z"}
    os.system("show " + made["kind"])
