# profile: default
# Numbers of rounds that short functions compute of constants.
import hashlib
import os

from flask import Flask, request

app = Flask(__name__)


def at_least_one(cost):
    return max(1, cost // 100_000)


def power(bits):
    return 2 ** bits


def scaled(cost):
    return int(cost / 100)


def doubled(cost):
    return cost * 2


@app.post("/1")
def one():
    return hashlib.pbkdf2_hmac("sha256", request.json["password"].encode(), os.urandom(16), at_least_one(100_000)).hex()  # want cheap-password-hash


@app.post("/2")
def two():
    return hashlib.pbkdf2_hmac("sha256", request.json["password"].encode(), os.urandom(16), power(10)).hex()  # want cheap-password-hash


@app.post("/3")
def three():
    return hashlib.pbkdf2_hmac("sha256", request.json["password"].encode(), os.urandom(16), power(20)).hex()


@app.post("/4")
def four():
    return hashlib.pbkdf2_hmac("sha256", request.json["password"].encode(), os.urandom(16), scaled(100_000)).hex()  # want cheap-password-hash


@app.post("/5")
def five():
    return hashlib.pbkdf2_hmac("sha256", request.json["password"].encode(), os.urandom(16), doubled(300_000)).hex()
