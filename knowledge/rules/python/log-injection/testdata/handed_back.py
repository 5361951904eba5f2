# profile: default
import logging

from flask import Flask, request

logger = logging.getLogger("audit")
app = Flask(__name__)


def trimmed(text):
    return " ".join(part.strip("\r\n") for part in text.split(" "))


def in_one_line(text):
    return " ".join(part.strip() for part in text.split())


@app.post("/1")
def ends_alone():
    logger.info("renamed to " + trimmed(request.form["name"]))  # want log-injection
    return ""


@app.post("/2")
def one_line():
    logger.info("renamed to " + in_one_line(request.form["name"]))
    return ""
