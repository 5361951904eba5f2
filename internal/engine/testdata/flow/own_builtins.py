"""Classes of the program that derive from the language's own types. That a library has a variable of such a type, as
sys.argv is a list and sys.platform a text, does not make all of them one object."""
import os
import sys

from flask import Flask, request

app = Flask(__name__)


class Names(list):
    def __init__(self, first):
        self.first = first


class Fixed(list):
    def __init__(self):
        self.first = "fixed"


class Quiet(list):
    def append(self, v):
        super().append("fixed")


class Kept:
    def __init__(self):
        self.seen = []

    def keep(self, v):
        self.seen.append(v)

    def last(self):
        return self.seen[-1]


class Host(str):
    def __new__(cls, text, plain):
        self = super().__new__(cls, text)
        self.plain = plain
        return self


@app.get("/b1")
def own_attribute():
    n = Names(request.args["h"])
    os.system("ping " + n.first)  # want command-injection


@app.get("/b2")
def attribute_of_another():
    n = Fixed()
    os.system("ping " + n.first)  # safe


@app.get("/b3")
def attribute_of_none():
    n = [sys.platform]
    os.system("ping " + getattr(n, "first", "fixed"))  # safe


@app.get("/b4")
def method_of_another():
    k = Kept()
    k.keep("fixed")
    k.keep(request.args["h"])
    os.system("ping " + k.last())  # want command-injection


@app.get("/b5")
def own_method():
    q = Quiet()
    q.append(request.args["h"])
    os.system("ping " + q[-1])  # safe


@app.get("/b6")
def attribute_of_text():
    h = Host("fixed", request.args["h"])
    os.system("ping " + h.plain)  # want command-injection


@app.get("/b7")
def attribute_of_another_text():
    h = Host("fixed", "fixed")
    os.system("ping " + h.plain)  # safe
