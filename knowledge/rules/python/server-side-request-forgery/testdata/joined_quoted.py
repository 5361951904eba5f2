# profile: default
"""What quoting leaves as it is may begin an address of its own, where it is joined to one."""
from urllib.parse import quote, quote_plus, urljoin

import requests
from flask import Flask, request

app = Flask(__name__)
UPSTREAM = "http://backend.internal/"
LEFT = "/:;=@"


@app.get("/left")
def left():
    return requests.get(urljoin(UPSTREAM, quote_plus(request.args["path"], LEFT))).text  # want server-side-request-forgery


@app.get("/slashes")
def slashes():
    return requests.get(urljoin(UPSTREAM, quote(request.args["path"]))).text  # want server-side-request-forgery


@app.get("/quoted")
def quoted():
    return requests.get(urljoin(UPSTREAM, quote_plus(request.args["path"]))).text


@app.get("/dots")
def dots():
    return requests.get(urljoin(UPSTREAM, quote(request.args["path"], safe="~()*!.'"))).text


@app.get("/behind")
def behind():
    return requests.get(UPSTREAM + quote_plus(request.args["path"], LEFT)).text
