import re
from fnmatch import fnmatch
from urllib.parse import urlparse

from flask import Flask, current_app, redirect, request

app = Flask(__name__)
ALLOWED = ["a.example.org", "b.example.org"]
HOST = re.compile(r"^([a-z]+\.)*example\.org$")


@app.get("/any-below")
def any_below():
    url = request.args.get("next", "")
    if any(urlparse(url).netloc.endswith("." + h) for h in ALLOWED):
        return redirect(url)
    return ""


@app.get("/each-below")
def each_below():
    url = request.args.get("next", "")
    for h in ALLOWED:
        if urlparse(url).hostname.endswith(f".{h}"):
            return redirect(url)
    return ""


@app.get("/any-ending")
def any_ending():
    url = request.args.get("next", "")
    if any(urlparse(url).netloc.endswith(h) for h in ALLOWED):
        return redirect(url)  # want open-redirect
    return ""


@app.get("/wildcards")
def wildcards():
    url = request.args.get("next", "")
    parts = urlparse(url)
    hosts = current_app.config.get("HOSTS", [])
    if not hosts:
        hosts = [urlparse(request.host_url).netloc]
    if not parts.netloc or any(fnmatch(parts.netloc, h) for h in hosts):
        return redirect(url)
    return ""


@app.get("/wildcard-below")
def wildcard_below():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if fnmatch(parts.netloc, "*.example.org"):
        return redirect(url)
    return ""


@app.get("/wildcard-ending")
def wildcard_ending():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if fnmatch(parts.netloc, "*example.org"):
        return redirect(url)  # want open-redirect
    return ""


@app.get("/wildcard-beginning")
def wildcard_beginning():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if fnmatch(parts.netloc, "example.*"):
        return redirect(url)  # want open-redirect
    return ""


@app.get("/wildcard-chosen")
def wildcard_chosen():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if fnmatch(parts.netloc, request.args["like"]):
        return redirect(url)  # want open-redirect
    return ""


@app.get("/pattern-below")
def pattern_below():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if re.search(r"(^|\.)example\.org$", parts.netloc) or re.fullmatch(r"(.+\.)?example\.net", parts.hostname):
        return redirect(url)
    return ""


@app.get("/pattern-compiled")
def pattern_compiled():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if HOST.match(parts.netloc):
        return redirect(url)
    return ""


@app.get("/pattern-ending")
def pattern_ending():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if re.search(r"example\.org$", parts.netloc):
        return redirect(url)  # want open-redirect
    return ""


@app.get("/pattern-beginning")
def pattern_beginning():
    url = request.args.get("next", "")
    parts = urlparse(url)
    if re.match(r"example\.org", parts.netloc):
        return redirect(url)  # want open-redirect
    return ""
