"""The address that the browser has asked is the program's own, and ends in a slash."""
from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/a")
def a():
    target = request.args["next"]
    if not target.startswith(request.host_url):
        target = "/"
    return redirect(target)


@app.get("/b")
def b():
    target = request.args["next"]
    if target.startswith(request.url_root):
        return redirect(target)
    return redirect("/")


@app.get("/c")
def c():
    target = request.args["next"]
    if not target.startswith(request.host_url.rstrip("/")):
        target = "/"
    return redirect(target)  # want open-redirect


@app.get("/d")
def d():
    target = request.args["next"]
    if not target.startswith(request.args["base"] + "/"):
        target = "/"
    return redirect(target)  # want open-redirect
