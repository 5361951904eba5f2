# The host of a URL is tested that has no name of its own but for its parts, and the parts are put together again.
import fnmatch
import ipaddress
import re
import socket
from urllib.parse import urlparse, urlsplit, urlunsplit

import requests
from flask import Flask, abort, request

app = Flask(__name__)


def is_public(host):
    for *_, address in socket.getaddrinfo(host, None):
        if not ipaddress.ip_address(address[0]).is_global:
            return False
    return True


@app.get("/helper")
def helper():
    url = urlparse(request.args["u"])
    if url.scheme not in ("http", "https") or not url.hostname or not is_public(url.hostname):
        abort(400)
    requests.get(url.geturl(), allow_redirects=False, timeout=3)
    return ""


@app.get("/ends")
def ends():
    url = urlparse(request.args["u"])
    if not (url.hostname or "").endswith(".example.com"):
        abort(400)
    requests.get(url.geturl(), timeout=3)
    return ""


@app.get("/wildcard")
def wildcard():
    url = urlparse(request.args["u"])
    if not fnmatch.fnmatch(url.hostname, "*.example.com"):
        abort(400)
    requests.get(url.geturl(), timeout=3)
    return ""


@app.get("/pattern")
def pattern():
    url = urlsplit(request.args["u"])
    if not re.fullmatch(r"[a-z]+\.example\.com", url.hostname):
        abort(400)
    requests.get(urlunsplit(url), timeout=3)
    return ""


@app.get("/address")
def address():
    url = urlparse(request.args["u"])
    if ipaddress.ip_address(socket.gethostbyname(url.hostname)).is_private:
        abort(400)
    requests.get(url.geturl(), allow_redirects=False, timeout=3)
    return ""


@app.get("/addresses")
def addresses():
    url = urlparse(request.args["u"])
    for info in socket.getaddrinfo(url.hostname, None):
        if not ipaddress.ip_address(info[4][0]).is_global:
            abort(400)
    requests.get(url.geturl(), allow_redirects=False, timeout=3)
    return ""


@app.get("/networks")
def networks():
    url = urlparse(request.args["u"])
    if ipaddress.ip_address(socket.gethostbyname(url.hostname)) in ipaddress.ip_network("10.0.0.0/8"):
        abort(400)
    requests.get(url.geturl(), allow_redirects=False, timeout=3)
    return ""


@app.get("/begins")
def begins():
    url = urlparse(request.args["u"])
    if not url.hostname.startswith("example"):
        abort(400)
    requests.get(url.geturl(), timeout=3)  # want server-side-request-forgery
    return ""


@app.get("/another")
def another():
    url = urlparse(request.args["u"])
    other = urlparse(request.args["v"])
    if not is_public(other.hostname):
        abort(400)
    requests.get(url.geturl(), timeout=3)  # want server-side-request-forgery
    return ""


@app.get("/ends-of-another")
def ends_of_another():
    url = urlparse(request.args["u"])
    other = urlparse(request.args["v"])
    if not other.hostname.endswith(".example.com"):
        abort(400)
    requests.get(url.geturl(), timeout=3)  # want server-side-request-forgery
    return ""


@app.get("/only-sometimes")
def only_sometimes():
    url = urlparse(request.args["u"])
    if request.args.get("strict") and ipaddress.ip_address(socket.gethostbyname(url.hostname)).is_private:
        abort(400)
    requests.get(url.geturl(), timeout=3)  # want server-side-request-forgery
    return ""


@app.get("/put-together")
def put_together():
    url = urlparse(request.args["u"])
    if not is_public(url.hostname):
        abort(400)
    requests.get(f"{url.scheme}://{url.netloc}{url.path}", allow_redirects=False, timeout=3)
    return ""
