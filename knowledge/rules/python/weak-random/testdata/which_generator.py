"""A parameter that says whether numbers are good enough: what callers pass decides."""
import random
import secrets

from flask import Flask

app = Flask(__name__)
STORE = {}


def always_strong_token(strong):
    if strong:
        return secrets.token_hex(16)
    return hex(random.getrandbits(128))[2:]  # safe: every caller asks for the strong ones


def once_weak_token(strong):
    if strong:
        return secrets.token_hex(16)
    return hex(random.getrandbits(128))[2:]  # want weak-random


def strong_by_default_token(strong=True):
    if not strong:
        return str(random.random())  # safe: nobody asks for it
    return secrets.token_hex(16)


def by_who_knows_token(strong):
    if not strong:
        return str(random.random())  # want weak-random
    return secrets.token_hex(16)


def passed_on_token(strong):
    return further_in_token(strong)


def further_in_token(strong):
    if not strong:
        return str(random.random())  # safe: what is passed on is always True
    return secrets.token_hex(16)


def generator(strong):
    return random.SystemRandom() if strong else random


@app.get("/tokens")
def tokens(wanted):
    token = always_strong_token(True)
    STORE[token] = "a"
    token = once_weak_token(True) + once_weak_token(False)
    STORE[token] = "b"
    token = strong_by_default_token()
    STORE[token] = "c"
    token = by_who_knows_token(wanted == "strong")
    STORE[token] = "d"
    token = passed_on_token(True)
    STORE[token] = "e"
    token = str(generator(True).getrandbits(128))  # safe
    STORE[token] = "f"
    token = str(generator(False).getrandbits(128))  # want weak-random
    STORE[token] = "g"
    return {}
