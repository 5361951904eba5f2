"""What helpers leave in variables of the module, attributes of classes and objects of the module, and what is read there next."""
import os

from flask import Flask, request

app = Flask(__name__)

current = "notes.txt"
STATE = {"name": "notes.txt"}
OPTIONS = {"name": "notes.txt", "other": "notes.txt"}


class Registry:
    name = "notes.txt"
    before = ""

    @classmethod
    def remember(cls, text):
        cls.before = cls.name
        cls.name = text

    @classmethod
    def recall(cls):
        return cls.name


class Box:
    def __init__(self):
        self.name = "notes.txt"

    def put(self, text):
        self.name = text


BOX = Box()


def remember(text):
    global current
    current = text


def store(text):
    STATE["name"] = text


def replace(text):
    global OPTIONS
    OPTIONS = dict(OPTIONS, name=text)


def stored():
    return STATE["name"]


@app.get("/variable")
def variable():
    remember("notes.txt")
    remember(request.args["name"])
    os.system("wc " + current)  # want command-injection
    return "ok"


@app.get("/variable/again")
def variable_again():
    remember(request.args["name"])
    remember("notes.txt")
    os.system("wc " + current)  # safe: the last word
    return "ok"


@app.get("/variable/perhaps")
def variable_perhaps():
    remember(request.args["name"])
    if "plain" in request.args:
        remember("notes.txt")
    os.system("wc " + current)  # want command-injection
    return "ok"


@app.get("/entry")
def entry():
    store("notes.txt")
    store(request.args["name"])
    os.system("wc " + stored())  # want command-injection
    return "ok"


@app.get("/entry/again")
def entry_again():
    store(request.args["name"])
    store("notes.txt")
    os.system("wc " + stored())
    return "ok"


@app.get("/entry/other")
def entry_other():
    replace(request.args["name"])
    os.system("wc " + OPTIONS["name"])  # want command-injection
    os.system("wc " + OPTIONS["other"])
    return "ok"


@app.get("/class")
def of_class():
    Registry.remember(request.args["name"])
    os.system("wc " + Registry.name)  # want command-injection
    os.system("wc " + Registry.recall())  # want command-injection
    return "ok"


@app.get("/class/again")
def of_class_again():
    Registry.remember(request.args["name"])
    Registry.remember("notes.txt")
    os.system("wc " + Registry.name)
    os.system("wc " + Registry.recall())
    return "ok"


@app.get("/box")
def in_box():
    BOX.put(request.args["name"])
    os.system("wc " + BOX.name)  # want command-injection
    BOX.put("notes.txt")
    os.system("wc " + BOX.name)
    return "ok"
