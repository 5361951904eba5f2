"""Secrets that helpers shorten before they are logged."""
import logging
import os

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


def fingerprint(token):
    if not token:
        return "none"
    return f"{token[:8]}…(len={len(token)})"


@app.get("/1")
def v1():
    header = request.headers.get("Authorization", "")
    token = header[7:]
    log.info("token=%s", fingerprint(token))
    return ""


def whole(token):
    if not token:
        return "none"
    return f"{token[7:]} (len={len(token)})"


@app.get("/2")
def v2():
    token = request.headers.get("Authorization", "")
    log.info("token=%s", whole(token))  # want secret-in-log
    return ""


def masked(secret, keep=4):
    return secret[:keep] + "*" * (len(secret) - keep)


def last(secret):
    return "..." + secret[-4:]


def stars(secret):
    return "*" * len(secret)


class Masker:
    @staticmethod
    def mask(secret):
        if len(secret) < 8:
            return "***"
        return secret[:2] + "***" + secret[-2:]


def connect():
    password = os.environ["DB_PASSWORD"]
    log.info("password %s", masked(password))
    log.info("password %s", last(password))
    log.info("password %s", stars(password))
    log.info("password %s", Masker.mask(password))
    log.info("password %s", password)  # want secret-in-log


connect()
