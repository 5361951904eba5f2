import string

from flask import Flask, jsonify, request

app = Flask(__name__)


class User:
    def __init__(self, name):
        self.name = name


USER = User("Ada")
FORMATS = {"short": "{user.name}", "long": "Dear {user.name}"}


@app.get("/greeting")
def greeting():
    return jsonify(text=request.args["format"].format(user=USER))  # want format-string-injection


@app.get("/built")
def built():
    template = "Hello {user.name}, " + request.args["text"]
    return jsonify(text=template.format(user=USER))  # want format-string-injection


@app.get("/map")
def mapped():
    return jsonify(text=request.args["format"].format_map({"user": USER}))  # want format-string-injection


@app.get("/formatter")
def formatter():
    return jsonify(text=string.Formatter().format(request.args["format"], user=USER))  # want format-string-injection


@app.get("/argument")
def argument():
    return jsonify(text="Hello {}".format(request.args["name"]))


@app.get("/template")
def template():
    return jsonify(text=string.Template(request.args["format"]).safe_substitute(name=USER.name))


@app.get("/known")
def known():
    return jsonify(text=FORMATS.get(request.args["format"], "{user.name}").format(user=USER))


@app.get("/percent")
def percent():
    return jsonify(text="Hello %s" % request.args["name"])
