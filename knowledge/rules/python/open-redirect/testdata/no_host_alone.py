# profile: default
# No host stands in "https:example.org" and "/\example.org": that a parsed address has the own host or none is not enough.
from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request

app = Flask(__name__)


@app.get("/own")
def own():
    url = request.args["next"]
    if urlsplit(url).netloc not in ("", "example.org"):
        abort(400)
    return redirect(url)  # want open-redirect


@app.get("/slash")
def slash():
    url = request.args["next"]
    parsed = urlsplit(url)
    if parsed.scheme or parsed.netloc or not url.startswith("/") or url.startswith(("//", "/\\")):
        abort(400)
    return redirect(url)


@app.get("/listed")
def listed():
    url = request.args["next"]
    if urlsplit(url).netloc not in ("shop.example.org", "example.org"):
        abort(400)
    return redirect(url)
