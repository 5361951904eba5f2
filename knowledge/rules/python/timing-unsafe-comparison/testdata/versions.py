# profile: strict
"""A tag that says which version of a page somebody has proves nothing."""
import hmac

from flask import Flask, abort, request

from configuration import settings

app = Flask(__name__)


def tag(page):
    return hmac.new(settings.key, page, "sha256").hexdigest()


def check_etag(page, given):
    return tag(page) == given  # safe: a version


def check_tags(page, given):
    return tag(page) == given  # want timing-unsafe-comparison


@app.get("/page")
def page():
    return "same" if check_etag(b"page", request.headers["If-Match"]) else "other"


@app.get("/tags")
def tags():
    if not check_tags(b"page", request.headers["X-Tag"]):
        abort(403)
    return "yes"


@app.get("/etag")
def etag():
    return "same" if tag(b"page") == request.headers["If-Match"] else "other"  # safe: as above


@app.get("/seal")
def seal():
    if tag(b"page") != request.headers["X-Seal"]:  # want timing-unsafe-comparison
        abort(403)
    return "yes"


@app.get("/again")
def again():
    return "yes" if tag(b"again") == request.headers["X-Seal"] else "no"  # want timing-unsafe-comparison
