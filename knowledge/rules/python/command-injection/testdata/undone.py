"""Quotes that are taken off again, tests that ask nothing, and what a context manager leaves behind."""
import os
import re
import shlex

from flask import Flask, request

app = Flask(__name__)


def plain(text):
    return text.isalnum()


class Slot:
    def __init__(self, text, later):
        self.text = text
        self.later = later

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.text = self.later
        return False


@app.get("/cut")
def cut():
    quoted = shlex.quote(request.args["host"])
    os.system("ping -c 1 " + quoted[1:-1])  # want command-injection
    return "ok"


@app.get("/stripped")
def stripped():
    os.system("ping -c 1 " + shlex.quote(request.args["host"]).strip("'"))  # want command-injection
    os.system("ping -c 1 " + shlex.quote(request.args["name"]).replace("'", ""))  # want command-injection
    os.system("ping -c 1 " + shlex.quote(request.args["port"]).removeprefix("'").removesuffix("'"))  # want command-injection
    os.system("ping -c 1 " + shlex.quote(request.args["host"]).strip())
    return "ok"


@app.get("/asked")
def asked():
    host = request.args["host"]
    if plain(host) is not None:
        os.system("ping -c 1 " + host)  # want command-injection
    if plain(host):
        os.system("ping -c 1 " + host)
    if plain(host) is True:
        os.system("ping -c 1 " + host)
    return "ok"


@app.get("/matched")
def matched():
    host = request.args["host"]
    if re.fullmatch("[a-z]+", host) is not False:
        os.system("ping -c 1 " + host)  # want command-injection
    if re.fullmatch("[a-z]+", host) is not None:
        os.system("ping -c 1 " + host)
    return "ok"


@app.get("/left")
def left():
    with Slot(request.args["host"], "localhost") as slot:
        print(len(slot.text))
    os.system("ping -c 1 " + slot.text)
    return "ok"


@app.get("/left/later")
def left_later():
    with Slot("localhost", request.args["host"]) as slot:
        print(len(slot.text))
    os.system("ping -c 1 " + slot.text)  # want command-injection
    return "ok"
