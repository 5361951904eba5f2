# profile: strict
"""How a text gets into an entry, and what holds no line break."""
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/note")
def note():
    text = request.form["text"]
    log.warning("note: " + text)  # want log-injection
    log.info("note: %s", text)  # silent: of the same value it is told once
    log.info("note: %s", request.form["title"])  # want log-injection
    log.info("note %d of %s: %s", 1, "x", request.form["other"])  # want log-injection
    log.info("note: %r", text)
    log.info("note %s: %r", 1, text)
    log.info("length %d", len(text))
    log.info("by %s", request.headers["User-Agent"])  # safe: a header holds no line break
    log.info("from %s", request.remote_addr)
    return ""


@app.post("/again")
def again():
    name = request.form["name"]
    log.info("asked by %s", name)  # want log-injection
    log.error("refused to %s", name)  # silent: the same value, told above
    return ""


@app.post("/parts")
def parts():
    data = request.get_json()
    log.info("asked by %s", data["name"])  # want log-injection
    log.info("asked for %s", data["text"])  # want log-injection
    return ""
