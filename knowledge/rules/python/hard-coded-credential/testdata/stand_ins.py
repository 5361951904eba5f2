# profile: default
# Constants that stand in for a credential where the right one cannot be had, and keys that are made of constants.
import base64
import hashlib
import hmac
import os

import jwt
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from flask import Flask, request

app = Flask(__name__)
MATERIAL = b"Zr5kQ0bX9tWm2pLc7vNs4yHd8gJf3aEu"  # want hard-coded-credential


def signing_key():
    return os.environ.get("WEBHOOK_KEY", "k9!vR2#mQ7xZ41pL")  # want hard-coded-credential


def required_key():
    return os.environ["WEBHOOK_KEY"]


def key_of_file():
    try:
        return open("/etc/app/key").read()
    except OSError:
        return "p3!tW8#nZ1yB52qM"  # want hard-coded-credential


def empty_key():
    return os.environ.get("OTHER_KEY", "")


@app.post("/1")
def one():
    return hmac.new(signing_key().encode(), request.get_data(), hashlib.sha256).hexdigest()


@app.post("/2")
def two():
    return hmac.new(required_key().encode(), request.get_data(), hashlib.sha256).hexdigest()


@app.post("/3")
def three():
    return hmac.new(key_of_file().encode(), request.get_data(), hashlib.sha256).hexdigest()


@app.post("/4")
def four():
    return jwt.encode({"user": 1}, os.getenv("TOKEN_KEY") or "s7!aC4#dF6gH90jK", algorithm="HS256")  # want hard-coded-credential


@app.post("/5")
def five():
    return hmac.new(empty_key().encode(), request.get_data(), hashlib.sha256).hexdigest()


@app.post("/6")
def six():
    return AES.new(hashlib.sha256(MATERIAL).digest(), AES.MODE_GCM).encrypt(request.data)


@app.post("/7")
def seven():
    return Fernet(base64.urlsafe_b64encode(b"Hq2wE5rT8yU1iO4pA7sD0fG3hJ6kL9zX")).encrypt(request.data)  # want hard-coded-credential


@app.post("/8")
def eight():
    return Fernet(base64.urlsafe_b64encode(os.environ["BOX_KEY"].encode())).encrypt(request.data)
