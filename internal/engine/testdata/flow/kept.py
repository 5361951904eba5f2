"""What functions keep of their parameters in objects that the module made: only their callers know what it is."""
import os
import subprocess

from flask import Flask, request

app = Flask(__name__)

ADDED = []
NAMED = {}
NESTED = []
NUMBERS = []
OTHERS = []
SETTINGS = {"host": "localhost", "path": "/srv"}


def add(host):
    ADDED.append(host)


def remember(name, host):
    NAMED[name] = host


def nest(form):
    NESTED.append({"host": form.get("host", ""), "by": "us"})


def count(n):
    NUMBERS.append(int(n))


def other(host):
    OTHERS.append(host)


def set_path(path):
    SETTINGS["path"] = path


class Book:
    def keep(self, host):
        add(host)


@app.post("/keep")
def keep():
    Book().keep(request.form["host"])
    remember("first", request.form["host"])
    nest(request.form)
    count(request.form["n"])
    other("localhost")
    set_path(request.form["path"])
    return "kept"


@app.get("/run")
def run():
    for host in ADDED:
        os.system("ping " + host)  # want command-injection
    os.system("ping " + NAMED["first"])  # want command-injection
    subprocess.run(f"ping {NESTED[0]['host']}", shell=True)  # want command-injection
    os.system("ping -c %d localhost" % NUMBERS[0])  # safe: a number
    for host in OTHERS:
        os.system("ping " + host)  # safe: a constant, whoever calls
    os.system("ping " + SETTINGS["host"])  # safe: of another key
    os.system("ls " + SETTINGS["path"])  # want command-injection
    return "done"
