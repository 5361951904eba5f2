"""What clients send and what lets them in once."""
import logging
import os
import secrets

import jwt
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login")
def login():
    body = request.get_json()
    log.debug("login %s", body)  # want secret-in-log
    log.info("login of %s", body["name"])
    return check(body["password"])


@app.post("/signup")
def sign_up():
    log.info("form %s", request.form)  # want secret-in-log
    log.info("mail %s", request.form["mail"])
    return register(request.form["mail"], request.form["password"])


@app.post("/search")
def search():
    body = request.get_json()
    log.debug("search %s", body)
    return find(body["words"])


@app.post("/pay")
def pay():
    card = request.json["card_number"]
    log.info("charges %s", card)  # want secret-in-log
    log.info("charges %s", card[-4:])
    log.info("in session %s", request.cookies.get("session"))  # want secret-in-log
    token = jwt.encode({"sub": 1}, os.environ["KEY"], algorithm="HS256")
    log.info("gave %s", token)  # want secret-in-log
    return ""


@app.post("/forgot")
def forgot():
    code = secrets.token_hex(3)
    log.info("code for %s is %s", request.form["mail"], code)  # want secret-in-log
    return ""


def by_key():
    key = request.headers.get("X-Key") or request.args.get("key", "")
    log.info("called with %s", key)  # want secret-in-log
    return key


@app.get("/status")
def status():
    code = 204
    log.info("answers %s", code)
    return "", code
