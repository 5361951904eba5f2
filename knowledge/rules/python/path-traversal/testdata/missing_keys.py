# profile: default
# What a dictionary of the program gives for keys that it does not have, and parts of a list that are indexed.
from flask import Flask, request

app = Flask(__name__)


class Aliases(dict):
    def __missing__(self, key):
        return key


class Strict(dict):
    def __missing__(self, key):
        return "none.txt"


ALIASES = Aliases(terms="terms-2024.txt")
STRICT = Strict(terms="terms-2024.txt")


class Choice:
    def __init__(self, value):
        self.values = ["guest", value, "member"]

    def behind(self, skip=1):
        return self.values[skip:][0]

    def last(self, skip=2):
        return self.values[skip:][0]


def pick(values, skip=1):
    return values[skip:][0]


@app.route("/1")
def one():
    return {"text": open("legal/" + ALIASES[request.args["doc"]]).read()}  # want path-traversal


@app.route("/2")
def two():
    return {"text": open("legal/" + STRICT[request.args["doc"]]).read()}


@app.route("/3")
def three():
    return {"text": open("legal/" + Choice(request.args["doc"]).behind()).read()}  # want path-traversal


@app.route("/4")
def four():
    return {"text": open("legal/" + Choice(request.args["doc"]).last()).read()}


@app.route("/5")
def five():
    return {"text": open("legal/" + pick(["guest", request.args["doc"], "member"])).read()}  # want path-traversal


@app.route("/6")
def six():
    return {"text": open("legal/" + pick(["guest", request.args["doc"], "member"], 2)).read()}
