# profile: default
# Characters at places that are drawn, and cookies that are sent as headers.
import random
import secrets
from http.server import BaseHTTPRequestHandler

import numpy as np
from flask import Flask, session

app = Flask(__name__)
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@app.post("/1")
def one():
    session["csrf"] = "".join(LETTERS[random.randrange(32)] for _ in range(24))  # want weak-random
    return "x"


@app.post("/2")
def two():
    picks = np.random.randint(0, len(LETTERS), size=24)  # want weak-random
    session["csrf"] = "".join(LETTERS[i] for i in picks)
    return "x"


@app.post("/3")
def three():
    session["csrf"] = "".join(LETTERS[secrets.randbelow(32)] for _ in range(24))
    return "x"


@app.post("/4")
def four():
    session["csrf"] = np.random.default_rng().bytes(16).hex()  # want weak-random
    return "x"


@app.post("/5")
def five():
    session["colour"] = ["red", "green", "blue"][random.randrange(3)]
    return "x"


class Remember(BaseHTTPRequestHandler):
    def do_POST(self):
        key = "".join(random.choice("0123456789abcdef") for _ in range(32))  # want weak-random
        self.send_header("Set-Cookie", "remember=" + key + "; Secure; HttpOnly")
        self.end_headers()

    def do_GET(self):
        theme = random.choice(["dark", "light"])
        self.send_header("Set-Cookie", "theme=" + theme + "; Secure; HttpOnly")
        self.end_headers()
