import hashlib
import hmac
import os
import pickle

from flask import Flask, abort, request

app = Flask(__name__)
KEY = os.environ["LINK_KEY"].encode()


@app.post("/signed")
def signed():
    body = request.get_data()
    mac = hmac.new(KEY, digestmod=hashlib.sha256)
    mac.update(body)
    if not hmac.compare_digest(mac.hexdigest(), request.headers["X-Signature"]):
        abort(403)
    return {"found": pickle.loads(body).found}


@app.post("/other")
def other():
    body, name = request.get_data(), request.args["name"].encode()
    mac = hmac.new(KEY, digestmod=hashlib.sha256)
    mac.update(name)
    if not hmac.compare_digest(mac.hexdigest(), request.headers["X-Signature"]):
        abort(403)
    return {"found": pickle.loads(body).found}  # want unsafe-deserialization


@app.post("/known")
def known():
    body = request.get_data()
    mac = hmac.new(b"everybody knows", digestmod=hashlib.sha256)
    mac.update(body)
    if not hmac.compare_digest(mac.hexdigest(), request.headers["X-Signature"]):
        abort(403)
    return {"found": pickle.loads(body).found}  # want unsafe-deserialization
