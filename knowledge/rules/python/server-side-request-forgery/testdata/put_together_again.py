# profile: default
from urllib.parse import urlparse, urlsplit

import requests
from flask import Flask, abort, request
from yarl import URL

app = Flask(__name__)
HOSTS = {"a.example.com", "b.example.com"}


@app.get("/listed")
def listed():
    u = urlsplit(request.args["url"])
    if u.scheme != "https" or u.netloc not in HOSTS:
        abort(400)
    return requests.get(u.geturl(), allow_redirects=False).json()


@app.get("/one")
def one():
    u = urlparse(request.args["url"])
    if u.hostname == "a.example.com":
        return requests.get(u.geturl(), allow_redirects=False).json()
    return {}


@app.get("/scheme-alone")
def scheme_alone():
    u = urlparse(request.args["url"])
    if u.scheme != "https":
        abort(400)
    return requests.get(u.geturl()).json()  # want server-side-request-forgery


@app.get("/behind")
def behind():
    return requests.get(URL("https://a.example.com/x/") / request.args["name"]).json()


@app.get("/before")
def before():
    return requests.get(URL(request.args["url"]) / "x").json()  # want server-side-request-forgery
