# profile: default
# Entries of a dictionary that a message names.
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger("shop")


@app.post("/1")
def one():
    record = dict(topic="general", length=0)
    record |= {"topic": request.form["topic"]}
    log.info("topic=%(topic)s length=%(length)d", record)  # want log-injection
    return {}


@app.post("/2")
def two():
    record = dict(topic=request.form["topic"], length=0)
    record |= {"topic": "general"}
    log.info("topic=%(topic)s length=%(length)d", record)
    return {}


@app.post("/3")
def three():
    log.info("topic=%(topic)s", {"topic": "general", "other": request.form["topic"]})
    return {}


@app.post("/4")
def four():
    log.info("topic=%(topic)r", {"topic": request.form["topic"]})
    return {}
