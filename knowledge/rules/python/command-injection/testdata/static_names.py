# profile: default
"""Functions that a class keeps under a name of its own."""
import subprocess

from flask import Flask, request

app = Flask(__name__)


def run(command):
    return subprocess.run(command, shell=True)  # want command-injection


def measure(command):
    return len(command)


class Tools:
    run = staticmethod(run)
    output = staticmethod(subprocess.getoutput)
    measure = staticmethod(measure)


@app.post("/run")
def run_one():
    return str(Tools.run(request.form["command"]))


@app.post("/run-of-instance")
def run_of_instance():
    return str(Tools().run("ls " + request.form["folder"]))  # want command-injection


@app.post("/output")
def output():
    return Tools.output(request.form["command"])  # want command-injection


@app.post("/measure")
def measured():
    return str(Tools.measure(request.form["command"]))
