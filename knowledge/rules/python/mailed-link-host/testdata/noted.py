"""Where no mail is sent yet, the link is written down."""
import logging
import secrets

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/forgot")
def forgot():
    link = "http://%s/reset?t=%s" % (request.headers["Host"], secrets.token_hex(16))
    log.info("mail to %s: %s", request.form["email"], link)  # want mailed-link-host
    return "sent"


@app.post("/forgot/fixed")
def forgot_fixed():
    link = "https://shop.example/reset?t=%s" % secrets.token_hex(16)
    log.info("mail to %s: %s", request.form["email"], link)
    return "sent"


@app.get("/where")
def where():
    log.info("asked at %s", request.headers["Host"])
    return "here"
