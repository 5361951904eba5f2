"""Helpers that check where a redirect leads; the twin's check is broken."""
import functools
from urllib.parse import urljoin, urlparse, urlsplit

from flask import Flask, abort, redirect, request

app = Flask(__name__)
HOSTS = {"example.org", "www.example.org"}


def fallback_early(url, default):
    parsed = urlparse(url)
    if parsed.scheme:
        if parsed.scheme not in ("http", "https"):
            return default
        base = urlparse(request.host_url)
        if parsed.scheme == base.scheme and parsed.netloc == base.netloc:
            return url
        return default
    if not url.startswith("/"):
        return default
    if len(url) > 1 and url[1] in ("/", "\\"):
        return default
    return url


@app.get("/1")
def v1():
    return redirect(fallback_early(request.args["next"], "/"))


def fallback_slash(url, default):
    if not url.startswith("/"):
        return default
    return url


@app.get("/2")
def v2():
    return redirect(fallback_slash(request.args["next"], "/"))  # want open-redirect


def second_char(url):
    if url[:1] != "/" or url[1:2] in ("/", "\\"):
        return "/"
    return url


@app.get("/3")
def v3():
    return redirect(second_char(request.args["next"]))


def two_first(url):
    if url.startswith("/") and not url.startswith(("//", "/\\")):
        return url
    return "/"


@app.get("/4")
def v4():
    return redirect(two_first(request.args["next"]))


def same_host(url):
    ours = urlsplit(request.host_url)
    theirs = urlsplit(urljoin(request.host_url, url))
    return theirs.scheme in ("http", "https") and ours.netloc == theirs.netloc


def target():
    for name in ("next", "return"):
        url = request.args.get(name)
        if not url:
            continue
        if same_host(url):
            return url
    return "/"


@app.get("/5")
def v5():
    return redirect(target())


def target_open():
    for name in ("next", "return"):
        url = request.args.get(name)
        if not url:
            continue
        if same_host(request.referrer):
            return url
    return "/"


@app.get("/6")
def v6():
    return redirect(target_open())  # want open-redirect


def no_host(url):
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        raise ValueError(url)
    return url


@app.get("/7")
def v7():
    return redirect(no_host(request.args["next"]))


class Urls:
    def __init__(self, hosts):
        self.hosts = hosts

    def check(self, url):
        if urlsplit(url).hostname not in self.hosts:
            raise PermissionError(url)


urls = Urls(HOSTS)


@app.get("/8")
def v8():
    url = request.args["next"]
    urls.check(url)
    return redirect(url)


@app.get("/9")
def v9():
    url = request.args["next"]
    try:
        urls.check(url)
    except PermissionError:
        app.logger.warning("elsewhere")
    return redirect(url)  # want open-redirect


def checked_next(view):
    @functools.wraps(view)
    def wrapper():
        if urlsplit(request.args["next"]).hostname not in HOSTS:
            abort(400)
        return view()

    return wrapper


@app.get("/11")
@checked_next
def v11():
    return redirect(request.args["next"])


@app.get("/13")
def v13():
    url = request.args["next"]
    if url and url[0] == "/" and url[1] != "/":
        return redirect(url)
    return redirect("/")


@app.get("/14")
def v14():
    url = request.args["next"]
    if url and url[0] == "/" and url[2] != "/":
        return redirect(url)  # want open-redirect
    return redirect("/")


def ends(url):
    return urlsplit(url).netloc.endswith("example.org")


@app.get("/15")
def v15():
    url = request.args["next"]
    if not ends(url):
        abort(400)
    return redirect(url)  # want open-redirect
