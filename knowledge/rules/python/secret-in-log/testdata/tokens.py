"""Tokens, in a program that speaks HTTP."""
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


def issue(token):
    log.info("issued %s", token)  # want secret-in-log


def issue_text(secret):
    log.info(f"made {secret}")  # want secret-in-log


@app.post("/login")
def login():
    token = make()
    app.logger.debug("token: " + token)  # want secret-in-log
    return {"token": token}


def count(token):
    log.info("token of %d characters", len(token))


def next_page(page_token):
    log.info("page %s", page_token)


def known(token):
    log.info("a token is there: %s", token is not None)


def make():
    return request.headers["x"]


def shown(token, api_key, password):
    log.info("%s... %s %s", token[:6], api_key[-4:], password[:2] + "***")


def cut(api_key):
    log.info("%s", api_key[4:])  # want secret-in-log


def all_but_prefix(api_key):
    log.info("%s", api_key[:40])  # want secret-in-log
