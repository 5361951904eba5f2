"""Statements that always raise inside a try statement."""
import os

from flask import Flask, request

app = Flask(__name__)


@app.get("/number")
def number():
    host = request.args["host"]
    try:
        target = host
        int("x1")
    except ValueError:
        target = "localhost"
    os.system("ping " + target)  # safe: the conversion always fails
    return ""


@app.get("/number-read")
def number_read():
    host = request.args["host"]
    try:
        target = host
        int("11")
    except ValueError:
        target = "localhost"
    os.system("ping " + target)  # want command-injection
    return ""


@app.get("/entry")
def entry():
    names = {"a": "b"}
    try:
        target = request.args["host"]
        names["c"]
    except KeyError:
        target = "localhost"
    os.system("ping " + target)  # safe: there is no such entry
    return ""


def fill(names):
    names["c"] = "d"


@app.get("/entry-filled")
def entry_filled():
    names = {"a": "b"}
    fill(names)
    try:
        target = request.args["host"]
        names["c"]
    except KeyError:
        target = "localhost"
    os.system("ping " + target)  # want command-injection
    return ""


@app.get("/element")
def element():
    try:
        target = request.args["host"]
        [1, 2][5]
    except IndexError:
        target = "localhost"
    os.system("ping " + target)  # safe: there is no such element
    return ""


@app.get("/division")
def division():
    try:
        target = "localhost"
        1 / 0
    except ZeroDivisionError:
        target = request.args["host"]
    os.system("ping " + target)  # want command-injection
    return ""
