"""What classes, and instances that a module makes, keep in their containers."""
import os
from typing import NamedTuple

from flask import Flask, request

app = Flask(__name__)


class ByClass:
    items = {}

    @classmethod
    def put(cls, name, item):
        cls.items[name] = item

    @classmethod
    def take(cls, name):
        return cls.items[name]


class ByInstance:
    def __init__(self):
        self.items = {}

    def put(self, name, item):
        self.items[name] = item

    def take(self, name):
        return self.items[name]


class Table:
    rows = {}


class Fixed:
    rows = {"name": "fixed"}


instance = ByInstance()


@app.route("/class")
def by_class():
    ByClass.put("name", request.args["given"])
    os.system("ls " + ByClass.take("name"))  # want command-injection


@app.route("/instance")
def by_instance():
    instance.put("name", request.args["given"])
    os.system("ls " + instance.take("name"))  # want command-injection


@app.route("/table")
def table():
    Table.rows["name"] = request.args["given"]
    os.system("ls " + Table.rows["name"])  # want command-injection


@app.route("/fixed")
def fixed():
    os.system("ls " + Fixed.rows["name"])


class Row(NamedTuple):
    first: str
    second: str = "fixed"


@app.route("/places")
def places():
    row = Row(request.args["given"])
    os.system("ls " + row[1])
    os.system("ls " + row[0])  # want command-injection
    parts = request.args["given"].split(",")
    parts[0] = "fixed"
    os.system("ls " + parts[0])
    os.system("ls " + parts[1])  # want command-injection


class Lent:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        return self.name

    async def __aexit__(self, *exc):
        return False


@app.route("/lent")
async def lent():
    async with Lent(request.args["given"]) as name:
        os.system("ls " + name)  # want command-injection
    async with Lent("fixed") as name:
        os.system("ls " + name)


@app.route("/never")
def never():
    try:
        count = int("12")
        name = "fixed"
    except ValueError:
        name = request.args["given"]
    os.system("ls " + name + str(count))


@app.route("/perhaps")
def perhaps():
    try:
        name = str(int(request.args["number"]))
    except ValueError:
        name = request.args["given"]
    os.system("ls " + name)  # want command-injection


@app.route("/kind/<any(text, picture):kind>/<name>")
def kinds(kind, name):
    os.system("ls " + kind)
    os.system("ls " + name)  # want command-injection
