import jwt
from flask import Flask, request
from jose import jwt as jose_jwt

app = Flask(__name__)
KEYS = {}


def by_header(token, key):
    header = jwt.get_unverified_header(token)
    return jwt.decode(token, key, algorithms=[header["alg"]])  # want token-chooses-algorithm


def by_header_at_once(token, key):
    return jwt.decode(token, key, algorithms=[jwt.get_unverified_header(token).get("alg")])  # want token-chooses-algorithm


def with_jose(token, key):
    return jose_jwt.decode(token, key, algorithms=jose_jwt.get_unverified_header(token)["alg"])  # want token-chooses-algorithm


@app.get("/check")
def by_client():
    token = request.headers["X-Token"]
    return jwt.decode(token, KEYS["main"], algorithms=[request.args["alg"]])  # want token-chooses-algorithm


def named_key(token):
    header = jwt.get_unverified_header(token)
    return jwt.decode(token, KEYS[header["kid"]], algorithms=["RS256"])  # safe: the header names the key alone


def fixed(token, key):
    return jwt.decode(token, key, algorithms=["HS256"])


def fixed_with_jose(token, key):
    return jose_jwt.decode(token, key, algorithms="RS256")
