from urllib.parse import urlparse, urlsplit

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/1")
def no_host():
    url = request.args.get("next", "/")
    if urlparse(url).netloc:
        url = "/"
    return redirect(url)  # want open-redirect


@app.get("/2")
def no_host_by_comparison():
    url = request.args.get("next", "/")
    if urlsplit(url).netloc != "":
        return redirect("/")
    return redirect(url)  # want open-redirect


def target():
    url = request.args.get("next", "/")
    if urlsplit(url).hostname:
        return "/"
    return url


@app.get("/3")
def no_host_in_a_helper():
    return redirect(target())  # want open-redirect


@app.get("/4")
def neither_host_nor_scheme():
    url = request.args.get("next", "/")
    parts = urlsplit(url)
    if parts.netloc or parts.scheme:
        url = "/"
    return redirect(url)


@app.get("/5")
def no_host_in_a_path():
    url = request.args.get("next", "/")
    if urlparse(url).netloc or not url.startswith("/"):
        url = "/"
    return redirect(url)


@app.get("/6")
def no_host_and_no_backslash():
    url = request.args.get("next", "/").replace("\\", "/")
    if urlparse(url).netloc:
        url = "/"
    return redirect(url)


@app.get("/7")
def own_host():
    url = request.args.get("next", "/")
    if urlparse(url).netloc != request.host:
        url = "/"
    return redirect(url)


@app.get("/8")
def no_host_by_none():
    url = request.args.get("next", "/")
    if urlsplit(url).hostname is not None:
        url = "/"
    return redirect(url)  # want open-redirect


@app.get("/9")
def no_host_by_none_and_one_slash():
    url = request.args.get("next", "/")
    if urlsplit(url).hostname is not None or url[:1] != "/":
        url = "/"
    return redirect(url)
