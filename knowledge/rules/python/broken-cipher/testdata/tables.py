"""Ciphers out of tables: the one that is taken counts."""
import os

from Crypto.Cipher import AES, ARC4, DES
from flask import Flask, request

app = Flask(__name__)
KEY = os.urandom(32)
SUITES = {"old": ARC4, "new": AES}


def seal(text, suite="new"):
    return SUITES[suite].new(KEY, AES.MODE_EAX).encrypt(text)


def seal_old(text, suite="old"):
    return SUITES[suite].new(KEY).encrypt(text)  # want broken-cipher


def seal_as(text, suite):
    return SUITES[suite].new(KEY).encrypt(text)  # want broken-cipher


@app.post("/modules")
def modules():
    return seal(request.data) + seal_old(request.data) + seal_as(request.data, "old")


UNUSED = {
    "old": lambda key, iv: DES.new(key[:8], DES.MODE_CBC, iv),
    "new": lambda key, iv: AES.new(key, AES.MODE_GCM, iv),
}
USED = {
    "old": lambda key, iv: DES.new(key[:8], DES.MODE_CBC, iv),  # want broken-cipher
    "new": lambda key, iv: AES.new(key, AES.MODE_GCM, iv),
}


@app.post("/functions")
def functions():
    return UNUSED["new"](KEY, os.urandom(12)).encrypt(request.data) + USED["old"](KEY, os.urandom(8)).encrypt(request.data)
