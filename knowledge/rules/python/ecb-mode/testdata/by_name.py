"""Modes by names that a class gives."""
import os

from Crypto.Cipher import AES
from flask import Flask, request

app = Flask(__name__)
KEY = os.urandom(32)


class Vault:
    mode_name = "ECB"
    other = "MODE_GCM"

    def lock(self, text):
        return AES.new(KEY, getattr(AES, "MODE_" + self.mode_name)).encrypt(text)  # want ecb-mode

    def seal(self, text):
        return AES.new(KEY, getattr(AES, self.other)).encrypt(text)


@app.post("/lock")
def lock():
    return Vault().lock(request.data) + Vault().seal(request.data)
