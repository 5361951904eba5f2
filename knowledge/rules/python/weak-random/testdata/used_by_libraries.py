import random
import secrets
import uuid

import jwt
from Crypto.Cipher import AES
from flask import Flask, make_response

app = Flask(__name__)


@app.get("/")
def cookie():
    response = make_response("")
    response.set_cookie("session_id", str(random.getrandbits(64)))  # want weak-random
    response.set_cookie("theme", random.choice(["dark", "light"]))
    return response


def key_of_tokens(claims):
    k = "".join(random.choice("abcdef0123456789") for _ in range(32))  # want weak-random
    return jwt.encode(claims, k)


def vector(key, data):
    start = random.randbytes(16)  # want weak-random
    return AES.new(key, AES.MODE_CBC, start).encrypt(data)


def drawn():
    token = uuid.uuid4().hex
    return token, secrets.token_hex()


def row():
    row_id = uuid.uuid1()
    return row_id


def named():
    token = uuid.uuid5(uuid.NAMESPACE_DNS, "example.com")
    return token
