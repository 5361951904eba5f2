# profile: default
from urllib.parse import urlparse

import requests
from flask import Flask, request

app = Flask(__name__)


class Loader:
    def __init__(self, allowed=None):
        self.allowed = allowed

    def get(self, url):
        if self.allowed and urlparse(url).hostname not in self.allowed:
            raise ValueError
        return requests.get(url)  # want server-side-request-forgery


@app.route("/open")
def anywhere():
    return {"status": Loader().get(request.args["url"]).status_code}


def check(url, allowed=None):
    if allowed is not None and urlparse(url).hostname not in allowed:
        raise ValueError


@app.route("/left-out")
def left_out():
    check(request.args["url"])
    return {"status": requests.get(request.args["url"]).status_code}  # want server-side-request-forgery


@app.route("/given")
def given():
    check(request.args["url"], ["example.com"])
    return {"status": requests.get(request.args["url"]).status_code}
