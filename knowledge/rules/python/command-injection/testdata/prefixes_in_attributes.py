# profile: default
# Lists that begin with a program that an instance was given.
import subprocess

from flask import Flask, request

app = Flask(__name__)
NICE = ("/usr/bin/nice", "-n", "10")


class Tool:
    def __init__(self, name, *fixed):
        self.prefix = [*NICE, name, *fixed]

    def __call__(self, *args):
        return subprocess.run([*self.prefix, *args])

    def added(self, arg):
        return subprocess.run(self.prefix + [arg])

    def copied(self, arg):
        cmd = list(self.prefix)
        cmd.append(arg)
        return subprocess.run(cmd)


class Chosen:
    def __init__(self, *words):
        self.words = [*words]

    def run(self, *args):
        return subprocess.run([*self.words, *args])  # want command-injection


count = Tool("grep", "-c", "-e")


@app.get("/count")
def counted():
    count(request.args["word"], "/srv/all.txt")
    return "done"


@app.get("/added")
def added():
    count.added(request.args["word"])
    return "done"


@app.get("/copied")
def copied():
    count.copied(request.args["word"])
    return "done"


@app.get("/chosen")
def chosen():
    Chosen(request.args["tool"]).run("-v")
    return "done"


@app.get("/fixed")
def fixed():
    Chosen("grep", "-e").run(request.args["word"])
    return "done"
