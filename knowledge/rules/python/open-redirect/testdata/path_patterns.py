import re

from flask import Flask, redirect, request

app = Flask(__name__)
ROOTED = re.compile(r"/(?:[A-Za-z0-9_-]+/?)?")
SEGMENTS = re.compile(r"(/[\w-]+)+/?")
LOOSE = re.compile(r"/[\w./-]*")
BELOW = re.compile(r"[a-z]+(?:/[a-z]+)*")
ORIGIN = re.compile(r"https://(www\.)?example\.com(/|\Z)")
ENDED = re.compile(r"https://(?:www\.)?example\.com(?::\d+)?(?=[/?#]|$)")
ENDED_BY_CLASS = re.compile(r"https://example\.com[/?]")
UNENDED = re.compile(r"https://(www\.)?example\.com(/|\Z)?")
OTHER_END = re.compile(r"https://(www\.)?example\.com(/|\.)")


def local(url):
    return bool(ROOTED.fullmatch(url)) and len(url) < 100


@app.get("/1")
def rooted():
    url = request.args["next"]
    return redirect(url if local(url) else "/")


@app.get("/2")
def segments():
    url = request.args["next"]
    if not SEGMENTS.fullmatch(url):
        url = "/"
    return redirect(url)


@app.get("/3")
def segments_at_the_beginning():
    url = request.args["next"]
    if not SEGMENTS.match(url):
        url = "/"
    return redirect(url)


@app.get("/4")
def two_slashes():
    url = request.args["next"]
    if not LOOSE.fullmatch(url):
        url = "/"
    return redirect(url)  # want open-redirect


@app.get("/5")
def below():
    url = request.args["next"]
    if not BELOW.fullmatch(url):
        url = "/"
    return redirect(url)


@app.get("/6")
def begins_below():
    url = request.args["next"]
    if not BELOW.match(url):
        url = "/"
    return redirect(url)  # want open-redirect


@app.get("/7")
def origin():
    url = request.args["next"]
    if not ORIGIN.match(url):
        url = "/"
    return redirect(url)


@app.get("/8")
def ended():
    url = request.args["next"]
    if not ENDED.match(url):
        url = "/"
    return redirect(url)


@app.get("/9")
def ended_by_class():
    url = request.args["next"]
    if not ENDED_BY_CLASS.match(url):
        url = "/"
    return redirect(url)


@app.get("/10")
def unended():
    url = request.args["next"]
    if not UNENDED.match(url):
        url = "/"
    return redirect(url)  # want open-redirect


@app.get("/11")
def other_end():
    url = request.args["next"]
    if not OTHER_END.match(url):
        url = "/"
    return redirect(url)  # want open-redirect
