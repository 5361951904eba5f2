# profile: strict
"""A puzzle that tells people from programs is solved faster than it is measured."""
import hashlib
import hmac

from flask import Flask, request

app = Flask(__name__)
KEY = open("/etc/shop/key", "rb").read()


class MathCaptcha:
    def clean(self):
        expected_signature = hmac.new(KEY, request.form["answer"].encode(), hashlib.sha256).hexdigest()
        return expected_signature != request.form["signature"]


class Webhook:
    def clean(self):
        expected_signature = hmac.new(KEY, request.data, hashlib.sha256).hexdigest()
        return expected_signature != request.headers["X-Signature"]  # want timing-unsafe-comparison


@app.post("/a")
def a():
    return str(MathCaptcha().clean())


@app.post("/b")
def b():
    return str(Webhook().clean())
