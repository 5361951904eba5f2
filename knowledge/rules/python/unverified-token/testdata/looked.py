"""Tokens that are looked at, and tokens that a server has just made."""
import logging

import jwt
import requests
from flask import request

log = logging.getLogger(__name__)
OPTIONS = {"verify_signature": False}


def ends(token):
    claims = jwt.decode(token, options=OPTIONS)  # safe: only when it ends
    return int(claims["exp"])


def number(row):
    payload = jwt.decode(row.token, None, options=OPTIONS)  # safe: only its number
    return payload.get("orig_jti") or payload.get("jti")


def refused(token, verify):
    try:
        return verify(token)
    except jwt.PyJWTError:
        log.exception("Unverified: %r", jwt.decode(token, options=OPTIONS))  # safe: it is shown to who runs the program
        return None


def login(code):
    answer = requests.post("https://login.example.com/token", data={"code": code}, timeout=9).json()
    return jwt.decode(answer["id_token"], options=OPTIONS)  # safe: its issuer has just sent it


def who(token):
    claims = jwt.decode(token, options=OPTIONS)  # want unverified-token
    if claims["exp"] < 5:
        return None
    return claims["sub"]


def whole(token):
    claims = jwt.decode(token, options=OPTIONS)  # want unverified-token
    log.info("login: %s", claims["iat"])
    return claims


def sent():
    return jwt.decode(request.cookies["access_token"], options=OPTIONS)["email"]  # want unverified-token
