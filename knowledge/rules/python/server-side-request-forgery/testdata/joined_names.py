# profile: default
# What urljoin puts behind an address of the program: a name without a scheme or a host of its own stays there.
import re
from urllib.parse import urljoin

import requests
from flask import Flask, request

app = Flask(__name__)
FEEDS = "https://feeds.example.net/rss/"


@app.get("/1")
def named():
    name = request.args["name"]
    if not re.fullmatch(r"\w{1,30}\.xml", name):
        return "no"
    return requests.get(urljoin(FEEDS, name), timeout=3).json()


@app.get("/2")
def anything():
    name = request.args["name"]
    if not re.fullmatch(r"[\w/:.]{1,30}\.xml", name):
        return "no"
    return requests.get(urljoin(FEEDS, name), timeout=3).json()  # want server-side-request-forgery


@app.get("/3")
def slash():
    name = request.args["name"]
    if not name.startswith("/"):
        return "no"
    return requests.get(urljoin(FEEDS, name), timeout=3).json()  # want server-side-request-forgery


@app.get("/4")
def path():
    name = request.args["name"]
    if not re.fullmatch(r"(/\w+)+", name):
        return "no"
    return requests.get(urljoin(FEEDS, name), timeout=3).json()
