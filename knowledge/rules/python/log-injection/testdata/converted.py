"""What has been turned into an identifier or a number without an error is one, also where a helper turns it."""
import logging
from uuid import UUID

from bson import ObjectId
from bson.errors import InvalidId
from flask import Flask, abort

app = Flask(__name__)
log = logging.getLogger(__name__)


def oid(value):
    try:
        return ObjectId(value)
    except (InvalidId, TypeError):
        abort(404)


def number(value):
    try:
        return int(value)
    except ValueError:
        abort(404)


def lenient(value):
    try:
        return ObjectId(value)
    except InvalidId:
        return None


def shown(value):
    return str(value)


@app.post("/helper/<path:name>")
def by_helper(name):
    oid(name)
    log.info("got %s", name)
    return ""


@app.post("/inside/<path:name>")
def inside(name):
    print({"_id": oid(name)})
    log.info("got %s", name)
    return ""


@app.post("/direct/<path:name>")
def direct(name):
    found = ObjectId(name)
    log.info("got %s", name)
    return str(found)


@app.post("/uuid/<path:name>")
def uuid(name):
    found = UUID(name)
    log.info("got %s", name)
    return str(found)


@app.post("/number/<path:name>")
def numbered(name):
    number(name)
    log.info("got %s", name)
    return ""


@app.post("/lenient/<path:name>")
def leniently(name):
    lenient(name)
    log.info("got %s", name)  # want log-injection
    return ""


@app.post("/shown/<path:name>")
def text(name):
    shown(name)
    log.info("got %s", name)  # want log-injection
    return ""
