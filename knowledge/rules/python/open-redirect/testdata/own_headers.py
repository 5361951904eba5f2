# profile: default
"""Headers with names of the program's own are its clients' to choose; others the browser fills, or a proxy."""
from flask import Flask, redirect, request

app = Flask(__name__)


@app.route("/own")
def own():
    return redirect(request.headers.get("Landing-Page", "/"))  # want open-redirect


@app.route("/own_list")
def own_list():
    values = request.headers.getlist("X-Landing")
    return redirect(values[0] if values else "/")  # want open-redirect


@app.route("/own_item")
def own_item():
    return redirect(request.headers["X-Next"])  # want open-redirect


@app.route("/names")
def names():
    target = "/"
    for name in request.headers.keys():
        target = name
    return redirect(target)  # want open-redirect


@app.route("/browser")
def browser():
    return redirect(request.headers.get("Referer", "/"))


@app.route("/proxy")
def proxy():
    return redirect(request.headers["X-Forwarded-Prefix"] + "/home")


@app.route("/htmx")
def htmx():
    return redirect(request.headers.get("HX-Current-URL", "/"))


@app.route("/checked")
def checked():
    target = request.headers.get("X-Next", "/")
    return redirect(target if target in ("/", "/home") else "/")
