"""What a function does with things that only its callers know."""
import abc
import functools
import os
import shlex

from flask import Flask, request

app = Flask(__name__)


# Registries and listeners.

HANDLERS = {}

def handler(name):
    def deco(f):
        HANDLERS[name] = f
        return f
    return deco

@handler("safe")
def h_safe(v):
    return shlex.quote(v)

@handler("raw")
def h_raw(v):
    return v


@app.get("/registered-safe")
def registered_safe():
    x = request.args.get("x", "")
    os.system("ls " + HANDLERS["safe"](x))  # safe: quoted


@app.get("/registered-raw")
def registered_raw():
    x = request.args.get("x", "")
    os.system("ls " + HANDLERS["raw"](x))  # want command-injection


class Bus:
    def __init__(self):
        self.subs = []
    def on(self, f):
        self.subs.append(f)
    def emit(self, v):
        for s in self.subs:
            s(v)

def listener(v):
    os.system("ls " + v)  # want command-injection


@app.get("/emitted")
def emitted():
    x = request.args.get("x", "")
    b = Bus()
    b.on(listener)
    b.emit(x)


# Classes.


class Source(abc.ABC):
    @abc.abstractmethod
    def read(self): ...

class Fixed(Source):
    def read(self):
        return "home"

class Query(Source):
    def read(self):
        return request.args.get("x", "")

def show(s: Source):
    return "ls " + s.read()


@app.get("/fixed-source")
def fixed_source():
    os.system(show(Fixed()))  # safe: a constant


@app.get("/query-source")
def query_source():
    os.system(show(Query()))  # want command-injection
