"""Hosts that are compared after a little cleaning, in a loop, or put in place of what came."""
import re
from urllib.parse import urlparse

import requests
from flask import Flask, abort, request

app = Flask(__name__)
HOSTS = ("a.example.org", "b.example.org")


@app.get("/lowered")
def lowered():
    url = request.args["url"]
    host = urlparse(url).hostname or ""
    if host.lower().rstrip(".") not in HOSTS:
        abort(400)
    requests.get(url)
    return ""


@app.get("/any")
def any_of_them():
    url = request.args["url"]
    host = urlparse(url).hostname or ""
    if not any(host == h or host.endswith("." + h) for h in HOSTS):
        abort(400)
    requests.get(url)
    return ""


@app.get("/any-ending")
def any_ending():
    url = request.args["url"]
    host = urlparse(url).hostname or ""
    if not any(host == h or host.endswith(h) for h in HOSTS):
        abort(400)
    requests.get(url)  # want server-side-request-forgery
    return ""


@app.get("/stripped")
def stripped():
    url = request.args["url"]
    host = urlparse(url).hostname.rstrip("g")
    if host not in HOSTS:
        abort(400)
    requests.get(url)  # want server-side-request-forgery
    return ""


@app.get("/subdomain")
def subdomain():
    url = request.args["url"]
    if not re.match(r"https://([a-z]+\.)?example\.org/", url):
        abort(400)
    requests.get(url)
    return ""


@app.get("/subdomain-open")
def subdomain_open():
    url = request.args["url"]
    if not re.match(r"https://([a-z]+\.)?example\.org", url):
        abort(400)
    requests.get(url)  # want server-side-request-forgery
    return ""


@app.get("/replaced")
def replaced():
    requests.get(urlparse(request.args["url"])._replace(scheme="https", netloc="example.org").geturl())
    return ""


@app.get("/replaced-scheme")
def replaced_scheme():
    requests.get(urlparse(request.args["url"])._replace(scheme="https").geturl())  # want server-side-request-forgery
    return ""


@app.get("/replaced-by-client")
def replaced_by_client():
    host = request.args["host"]
    requests.get(urlparse(request.args["url"])._replace(netloc=host).geturl())  # want server-side-request-forgery
    return ""
