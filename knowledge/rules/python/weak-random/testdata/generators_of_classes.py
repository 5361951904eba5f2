# profile: default
import random

from flask import Flask, jsonify

app = Flask(__name__)


class Keys:
    source = random.SystemRandom()

    def issue(self):
        api_key = "%040x" % self.source.getrandbits(160)  # want weak-random
        return api_key


class OwnKeys(Keys):
    source = random.Random()


class Codes:
    source = random.SystemRandom()

    def issue(self):
        api_key = "%040x" % self.source.getrandbits(160)
        return api_key


class OwnCodes(Codes):
    source = random.SystemRandom()


keys = OwnKeys()
plain = Keys()
codes = OwnCodes()


@app.post("/keys")
def create():
    return jsonify(api_key=keys.issue())


@app.post("/plain")
def create_plain():
    return jsonify(api_key=plain.issue())


@app.post("/codes")
def create_code():
    return jsonify(api_key=codes.issue())
