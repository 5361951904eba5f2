"""Checks of the host in more than one step."""
from urllib.parse import urlsplit

from flask import Flask, redirect, request

app = Flask(__name__)


def own(url):
    url = (url or "").strip()
    there, here = urlsplit(url), urlsplit(request.host_url)
    if (there.netloc or there.scheme) and there.netloc != here.netloc:
        return False
    return True


def own_or_http(url):
    there, here = urlsplit(url), urlsplit(request.host_url)
    if (there.netloc or there.scheme) and there.scheme != here.scheme:
        return False
    return True


@app.get("/checked")
def checked():
    url = request.args["next"]
    return redirect(url if own(url) else "/")  # safe: no host, or this one


@app.get("/statement")
def statement():
    url = request.args["next"]
    if own(url):
        return redirect(url)  # safe: no host, or this one
    return redirect("/")


@app.get("/scheme")
def scheme():
    url = request.args["next"]
    if own_or_http(url):
        return redirect(url)  # want open-redirect
    return redirect("/")
