"""Links with a token that a view for forgotten passwords writes down."""
import logging

from flask import Flask, current_app, request
from tokens import new_token

app = Flask(__name__)
log = logging.getLogger("shop")


@app.post("/forgot")
def forgot():
    token = new_token(request.form["email"])
    link = "http://%s/reset?t=%s" % (request.headers["Host"], token)
    log.info("to be mailed: %s", link)  # want mailed-link-host
    return "sent"


@app.post("/forgot/again")
def forgot_again():
    token = new_token(request.form["email"])
    log.info("to be mailed: %s", request.host_url + "reset/" + token)  # want mailed-link-host
    return "sent"


@app.post("/forgot/fixed")
def forgot_fixed():
    token = new_token(request.form["email"])
    log.info("to be mailed: %s", current_app.config["PUBLIC_URL"] + "reset/" + token)
    return "sent"
