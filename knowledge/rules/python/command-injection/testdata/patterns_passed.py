import os
import re

from flask import Flask, abort, request

app = Flask(__name__)

NAME = re.compile(r"^[a-z0-9]+\Z")
LOOSE = re.compile(r"^[a-z0-9]+")


def fits(pattern, text):
    return pattern.match(text)


def checked(pattern, text):
    if not pattern.match(text):
        abort(400)
    return text


def typed(pattern: re.Pattern, text):
    if not pattern.match(text):
        abort(400)
    return text


def whole(pattern, text):
    if not pattern.fullmatch(text):
        abort(400)
    return text


@app.get("/1")
def one():
    name = request.args["name"]
    if not fits(NAME, name):
        abort(400)
    os.system("ls " + name)
    return ""


@app.get("/2")
def two():
    name = request.args["name"]
    if not fits(LOOSE, name):
        abort(400)
    os.system("ls " + name)  # want command-injection
    return ""


@app.get("/3")
def three():
    os.system("ls " + checked(NAME, request.args["name"]))
    return ""


@app.get("/4")
def four():
    os.system("ls " + checked(LOOSE, request.args["name"]))  # want command-injection
    return ""


@app.get("/5")
def five():
    os.system("ls " + typed(NAME, request.args["name"]))
    return ""


@app.get("/6")
def six():
    os.system("ls " + typed(LOOSE, request.args["name"]))  # want command-injection
    return ""


ANY = re.compile(r".+")


@app.get("/7")
def seven():
    os.system("ls " + whole(ANY, request.args["name"]))  # want command-injection
    return ""


@app.get("/8")
def eight():
    os.system("ls " + whole(NAME, request.args["name"]))
    return ""
