"""Tables of characters that are counted, bytes that are chosen by their number, line ends that are only half gone."""
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)
CONTROLS = {i: None for i in range(32)}


@app.post("/tables")
def tables():
    log.info("got " + request.args["a"].translate(CONTROLS))
    log.info("got " + request.args["b"].translate({ord(c): None for c in "\r\n"}))
    log.info("got " + request.args["c"].translate({i: None for i in range(9)}))  # want log-injection
    return "ok"


@app.post("/bytes")
def of_bytes():
    body = request.get_data()
    log.info("got " + bytes(b for b in body if b >= 32).decode())
    log.info("got " + bytes(b for b in body if b not in (10, 13)).decode())
    log.info("got " + body.translate(None, b"\r\n").decode())
    log.info("got " + body.translate(None, b"\t").decode())  # want log-injection
    return "ok"


@app.post("/lines")
def lines():
    text = request.form["text"]
    log.info("got " + " ".join(text.splitlines()))
    log.info("got " + "\n".join(text.splitlines()))  # want log-injection
    log.info("got " + text.replace("\r", "").replace("\n", ""))
    return "ok"


@app.post("/halves")
def halves():
    text = request.form["text"]
    log.info("got " + text.replace("\r\n", ""))  # want log-injection
    return "ok"
