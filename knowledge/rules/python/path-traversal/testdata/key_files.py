"""Keys that a token's own header names, before anything of it is verified."""
import os

import jwt
import requests
from flask import Flask, request

app = Flask(__name__)
KEYS = {"2024": "keys/2024.pem", "2025": "keys/2025.pem"}


@app.get("/named")
def named():
    token = request.headers["Authorization"][len("Bearer "):]
    kid = jwt.get_unverified_header(token)["kid"]
    with open(f"/srv/keys/{kid}.pem") as fh:  # want path-traversal
        key = fh.read()
    return str(len(jwt.decode(token, key, algorithms=["RS256"])))


@app.get("/listed")
def listed():
    token = request.headers["Authorization"][len("Bearer "):]
    kid = jwt.get_unverified_header(token)["kid"]
    with open(KEYS[kid]) as fh:
        key = fh.read()
    return str(len(jwt.decode(token, key, algorithms=["RS256"])))


@app.get("/last-part")
def last_part():
    token = request.headers["Authorization"][len("Bearer "):]
    kid = os.path.basename(jwt.get_unverified_header(token)["kid"])
    with open(os.path.join("/srv/keys", kid)) as fh:
        key = fh.read()
    return str(len(jwt.decode(token, key, algorithms=["RS256"])))
