# profile: default
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
AUDIT = Path("/var/log/app/audit.txt")


class Audit:
    def __init__(self, path):
        self.fh = open(path, "a", encoding="utf-8")

    def __call__(self, *words):
        self.fh.write(" ".join(words) + "\n")  # want log-injection


audit = Audit("/srv/app/seen.txt")


@app.post("/opened")
def opened():
    with open("/var/log/app.log", "a") as fh:
        fh.write("deleted " + request.form["item"] + "\n")  # want log-injection
        fh.write("deleted %r\n" % request.form["item"])
        fh.write("deleted " + request.form["item"].replace("\r", "").replace("\n", "") + "\n")
        fh.write("deleted %d\n" % int(request.form["item"]))
    return "ok"


@app.post("/of-path")
def of_path():
    with AUDIT.open(mode="a") as fh:
        fh.writelines(["deleted ", request.form["item"], "\n"])  # want log-injection
    return "ok"


@app.post("/printed")
def printed():
    with open("/var/log/app.log", "a") as fh:
        print("deleted", request.form["item"], file=fh)  # want log-injection
        print("deleted", repr(request.form["item"]), file=fh)
    return "ok"


@app.post("/called")
def called():
    audit("deleted", request.form["item"])
    return "ok"


@app.post("/notes")
def notes():
    with open("/srv/app/notes.txt", "a") as fh:
        fh.write(request.form["note"] + "\n")
    with open("/srv/app/log.txt", "w") as fh:
        fh.write(request.form["note"] + "\n")
    return "ok"
