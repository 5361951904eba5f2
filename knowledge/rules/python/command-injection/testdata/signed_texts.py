"""A service signs what its own users have written: that it comes from there makes no text harmless."""
import hashlib
import hmac
import json
import os

from flask import Flask, abort, request

app = Flask(__name__)
KEY = open("/etc/shop/hook.key", "rb").read()


@app.post("/hook")
def hook():
    body = request.get_data()
    event = json.loads(body)
    code = hmac.new(KEY, b"v0:" + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers["X-Signature"]):
        abort(403)
    os.system("notify " + event["title"])  # want command-injection
    return "ok"
