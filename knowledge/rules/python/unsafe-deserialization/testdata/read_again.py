import hashlib
import hmac
import os
import pickle

from flask import Flask, abort, request

app = Flask(__name__)
KEY = os.environ["KEY"].encode()


def sign(data):
    return hmac.new(KEY, data, hashlib.sha256).hexdigest()


@app.route("/attribute", methods=["POST"])
def attribute():
    if not hmac.compare_digest(sign(request.data), request.headers["X-Sig"]):
        abort(403)
    return str(pickle.loads(request.data))


@app.route("/encoded", methods=["POST"])
def encoded():
    if hmac.compare_digest(sign(request.form["p"].encode()), request.headers["X-Sig"]):
        return str(pickle.loads(request.form["p"].encode()))
    return "no"


@app.route("/other", methods=["POST"])
def other():
    if not hmac.compare_digest(sign(request.form["q"].encode()), request.headers["X-Sig"]):
        abort(403)
    return str(pickle.loads(request.form["p"].encode()))  # want unsafe-deserialization


@app.route("/noted", methods=["POST"])
def noted():
    if not hmac.compare_digest(sign(request.data), request.headers["X-Sig"]):
        app.logger.warning("odd")
    return str(pickle.loads(request.data))  # want unsafe-deserialization


class Box:
    def __init__(self):
        self.data = b""

    def open(self):
        self.data = request.data
        if not hmac.compare_digest(sign(self.data), request.headers["X-Sig"]):
            abort(403)
        self.data = request.get_data()
        return pickle.loads(self.data)  # want unsafe-deserialization


@app.route("/box", methods=["POST"])
def box():
    return str(Box().open())
