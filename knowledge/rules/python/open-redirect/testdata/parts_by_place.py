"""The host of a URL by its place among the parts."""
from urllib.parse import urlparse, urlsplit

from flask import Flask, redirect, request

app = Flask(__name__)
HOSTS = {"a.example.org", "b.example.org"}


@app.get("/item")
def item():
    url = request.args["next"]
    if urlparse(url)[1] in HOSTS:
        return redirect(url)
    return ""


@app.get("/all-parts")
def all_parts():
    url = request.args["next"]
    scheme, netloc, path, query, fragment = urlsplit(url)
    if netloc not in HOSTS:
        return ""
    return redirect(url)


@app.get("/first-parts")
def first_parts():
    url = request.args["next"]
    scheme, netloc = urlsplit(url)[:2]
    if netloc not in HOSTS or scheme != "https":
        return ""
    return redirect(url)


@app.get("/starred")
def starred():
    url = request.args["next"]
    _, netloc, *_ = urlsplit(url)
    if netloc == "example.org":
        return redirect(url)
    return ""


@app.get("/other-part")
def other_part():
    url = request.args["next"]
    scheme, netloc, path, query, fragment = urlsplit(url)
    if path not in HOSTS:
        return ""
    return redirect(url)  # want open-redirect


@app.get("/before-the-port")
def before_the_port():
    url = request.args["next"]
    host = urlsplit(url)[1].split(":")[0]  # of "example.org:x@evil.example" it is "example.org"
    if host == "example.org":
        return redirect(url)  # want open-redirect
    return ""


@app.get("/last-parts")
def last_parts():
    url = request.args["next"]
    netloc, path = urlsplit(url)[3:]
    if netloc == "example.org":
        return redirect(url)  # want open-redirect
    return ""
