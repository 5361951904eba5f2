# profile: default
import base64
import json

from flask import Flask, redirect, request

app = Flask(__name__)


def unpack(state):
    return json.loads(base64.urlsafe_b64decode(state + "=" * (-len(state) % 4)))


@app.get("/unpacked")
def unpacked():
    state = {"nonce": None, "next": "/"}
    state.update(unpack(request.args["state"]))
    return redirect(state["next"])  # want open-redirect


@app.get("/joined")
def joined():
    state = {"next": "/"} | json.loads(request.args["state"])
    return redirect(state["next"])  # want open-redirect


@app.get("/display")
def display():
    state = {"next": "/", **json.loads(request.args["state"])}
    return redirect(state["next"])  # want open-redirect


@app.get("/before")
def before():
    state = {**json.loads(request.args["state"]), "next": "/"}
    return redirect(state["next"])


@app.get("/set-again")
def set_again():
    state = {"nonce": None, "next": "/"}
    state.update(unpack(request.args["state"]))
    state["next"] = "/home"
    return redirect(state["next"])


@app.get("/one-entry")
def one_entry():
    state = {"next": "/"}
    state.update({"nonce": request.args["nonce"]})
    return redirect(state["next"])
