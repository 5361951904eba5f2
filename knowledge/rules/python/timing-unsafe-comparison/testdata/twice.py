"""A condition that compares a secret with two things is mended once."""
from flask import Flask, abort, request

app = Flask(__name__)
SECRET = open("/etc/shop/token").read()


@app.post("/hook")
def hook():
    sent, other = request.headers.get("X-Token", ""), request.headers.get("Authorization", "")
    if sent != SECRET and other != "Bearer " + SECRET:  # want timing-unsafe-comparison
        abort(401)
    return "ok"


@app.post("/other")
def two_conditions():
    if request.headers.get("X-Token", "") == SECRET:  # want timing-unsafe-comparison
        return "ok"
    if request.headers.get("Authorization", "") == "Bearer " + SECRET:  # want timing-unsafe-comparison
        return "ok"
    abort(401)
