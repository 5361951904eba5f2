# profile: default
import jwt
from flask import Flask, abort, jsonify, request

app = Flask(__name__)


def peek_role(token):
    return jwt.decode(token, options={"verify_signature": False}).get("role", "viewer")  # want unverified-token


def peek_issuer(token):
    return jwt.decode(token, options={"verify_signature": False}).get("iss", "")


@app.get("/audit")
def audit():
    if peek_role(request.headers.get("Authorization", "")[7:]) != "admin":
        abort(403)
    return jsonify(rows=[])


@app.get("/issuer")
def issuer():
    return jsonify(by=peek_issuer(request.headers.get("Authorization", "")[7:]))
