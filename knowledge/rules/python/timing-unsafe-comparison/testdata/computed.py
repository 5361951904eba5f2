"""Codes that are computed with a key, whatever they are called."""
import hashlib
import hmac
import os

from flask import Flask, abort, request

from configuration import config, settings

app = Flask(__name__)


def seal(body):
    return hmac.new(settings.hook_key, body, "sha256").hexdigest()


def with_prefix(body):
    return "sha256=" + seal(body)


@app.post("/hook")
def hook():
    if seal(request.data) != request.headers.get("X-Seal"):  # want timing-unsafe-comparison
        abort(403)
    return ""


@app.post("/prefixed")
def prefixed():
    given = request.headers["X-Hub"]
    if given == with_prefix(request.data):  # want timing-unsafe-comparison
        return "yes"
    return "no"


def check(body, given):
    return seal(body) == given  # want timing-unsafe-comparison


@app.post("/checked")
def checked():
    return "yes" if check(request.data, request.args["s"]) else "no"


@app.get("/link")
def link():
    text = f"{settings.link_key}{request.args['id']}"
    if hashlib.sha256(text.encode()).hexdigest() != request.args["s"]:  # want timing-unsafe-comparison
        abort(403)
    return ""


@app.get("/upload-key")
def upload_key():
    if request.headers.get("X-Key") != settings.upload_key:  # want timing-unsafe-comparison
        abort(401)
    return "" if request.args["k"] == config["SYNC_KEY"] else "no"  # want timing-unsafe-comparison


def stored(device):
    if device.get("device_key") != request.headers.get("X-Device"):  # want timing-unsafe-comparison
        abort(401)


@app.post("/upload")
def checksum():
    data = request.data
    if hashlib.sha256(data).hexdigest() != request.form["sha256"]:
        abort(400)
    etag = hashlib.md5(open("page", "rb").read()).hexdigest()
    return "" if request.headers.get("If-None-Match") == etag else "page"


@app.post("/sound")
def sound():
    return "yes" if hmac.compare_digest(with_prefix(request.data), request.headers["X-Hub"]) else "no"


@app.get("/sort")
def sort():
    if request.args["sort"] == settings.sort_key or request.args["k"] == settings.cache_key:
        return ""
    return "" if request.args["lang"] == config["LANGUAGE"] else "other"


def query(session, Device):
    return session.query(Device).filter(Device.device_key == request.args["k"]).first()


def own(body):
    return seal(body) == with_prefix(body)
