"""Whether there is a secret, and the secret."""
import os

from flask import Flask, jsonify

app = Flask(__name__)


@app.get("/secrets")
def secrets():
    default_passphrase = not os.environ.get("KEK_PASSPHRASE")
    return jsonify({"default": default_passphrase})  # safe: a yes or no


@app.get("/passphrase")
def passphrase():
    value = os.environ.get("KEK_PASSPHRASE")
    return jsonify({"value": value})  # want secret-in-response


@app.get("/directory")
def directory():
    return jsonify({"value": os.environ["PWD"]})  # safe: where the program runs


@app.get("/password")
def password():
    return jsonify({"value": os.environ["DB_PWD"]})  # want secret-in-response


@app.get("/mail")
def mail():
    return jsonify({"value": os.environ["SMTP_PASSWORD"]})  # want secret-in-response
