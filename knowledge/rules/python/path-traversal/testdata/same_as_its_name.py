"""Names that are compared with what is left of them, stores that look something up, and answers that are whole paths."""
import os
from pathlib import Path

import requests
from flask import Flask, request, send_file

app = Flask(__name__)
FILES = "/srv/files"


@app.get("/refused")
def refused():
    name = request.args["name"]
    if os.path.basename(name) != name:
        return "no", 400
    return send_file(os.path.join(FILES, name))  # safe: a name without a folder


@app.get("/taken")
def taken():
    name = request.args["name"]
    if Path(name).name == name:
        return send_file(Path(FILES) / name)  # safe: a name without a folder
    return send_file(Path(FILES) / name)  # want path-traversal


@app.get("/other")
def other():
    name = request.args["name"]
    if os.path.basename(name) != "index.html":
        return "no", 404
    return send_file(os.path.join(FILES, name))  # want path-traversal


class Store:
    def __init__(self):
        self._items = {}

    def put(self, key, value):
        self._items[key] = value

    def get(self, key):
        return self._items.get(key)


STORE = Store()


@app.post("/jobs/<job>")
def begin(job):
    STORE.put(job, {"path": "/srv/jobs/1.txt"})
    return "ok"


@app.get("/jobs/<job>")
def result(job):
    return send_file(STORE.get(job)["path"])  # safe: what is stored, whatever it is looked up by


def model_of(server):
    path = requests.get(server + "/info", timeout=10).json()["model_path"]
    with open(path) as file:  # safe: who asks a server of ours for a path means that path
        return file.read()


def attachment(server):
    name = requests.get(server + "/info", timeout=10).json()["name"]
    with open(os.path.join(FILES, name), "wb") as file:  # want path-traversal
        file.write(b"")


def renamed(name, made):
    return made


@app.get("/filtered")
def filtered():
    return unpack(request.args["name"])


def unpack(name, progress=renamed):
    target = progress(name, "/srv/files/fixed")
    return send_file(target)  # safe: what the default makes of it
