"""str() of an instance of a class that derives from a container shows what is inside, unless the class says otherwise."""
import subprocess

from flask import Flask, request

app = Flask(__name__)


class Names(list):
    def __init__(self, note):
        super().__init__()
        self.note = note


class Filled(list):
    def __init__(self, items, note=""):
        super().__init__(items)
        self.note = note


class Tags(dict):
    def __init__(self, note):
        super().__init__()
        self.note = note


class Noted(list):
    def __init__(self, note):
        super().__init__()
        self.note = note

    def __str__(self):
        return self.note


class Shown(list):
    def __init__(self, note):
        super().__init__()
        self.note = note

    def __repr__(self):
        return self.note


@app.post("/names")
def names():
    found = Names(request.args["note"])
    subprocess.run("echo " + str(found), shell=True)
    return "done"


@app.post("/names/added")
def added():
    found = Names("")
    found.append(request.args["name"])
    subprocess.run("echo " + str(found), shell=True)  # want command-injection
    return "done"


@app.post("/names/filled")
def filled():
    subprocess.run("echo " + str(Filled([request.args["name"]])), shell=True)  # want command-injection
    return "done"


@app.post("/tags")
def tags():
    found = Tags(request.args["note"])
    subprocess.run(f"echo {found}", shell=True)
    return "done"


@app.post("/tags/added")
def tagged():
    found = Tags("")
    found["tag"] = request.args["tag"]
    subprocess.run(f"echo {found}", shell=True)  # want command-injection
    return "done"


@app.post("/noted")
def noted():
    subprocess.run("echo " + str(Noted(request.args["note"])), shell=True)  # want command-injection
    return "done"


@app.post("/shown")
def shown():
    subprocess.run("echo " + str(Shown(request.args["note"])), shell=True)  # want command-injection
    return "done"


@app.post("/note")
def note():
    subprocess.run("echo " + Names(request.args["note"]).note, shell=True)  # want command-injection
    return "done"
