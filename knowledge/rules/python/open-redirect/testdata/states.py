"""An element that is checked and read again."""
from urllib.parse import urlparse

from flask import Flask, redirect, request

app = Flask(__name__)


@app.post("/checked")
def checked():
    state = request.get_json()
    target = "/"
    if "next" in state and len(state["next"]) > 0:
        parts = urlparse(state["next"][0])
        if parts.netloc == request.host:
            target = state["next"][0]
    return redirect(target)  # safe: the same element


@app.post("/another")
def another():
    state = request.get_json()
    target = "/"
    parts = urlparse(state["next"][0])
    if parts.netloc == request.host:
        target = state["next"][1]
    return redirect(target)  # want open-redirect


@app.post("/refused")
def refused():
    state = request.get_json()
    target = "/"
    parts = urlparse(state["next"])
    if parts.netloc == request.host:
        target = "/own"
    else:
        target = state["next"]
    return redirect(target)  # want open-redirect
