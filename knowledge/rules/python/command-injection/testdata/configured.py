"""Commands that the settings begin: what a client adds behind is an argument of the program that the operator has chosen."""
import shlex
import subprocess

import yaml
from flask import Flask, request

app = Flask(__name__)
settings = yaml.safe_load(open("/etc/shop.yaml"))


@app.get("/appended")
def appended():
    command = list(settings["hook"])
    command.append(request.args["name"])
    subprocess.run(command)
    return ""


@app.get("/added")
def added():
    subprocess.run(shlex.split(settings["hook"]) + [request.args["name"]])
    subprocess.run([*shlex.split(settings["hook"]), request.args["name"]])
    subprocess.run([*settings["hook"], request.args["name"]])
    return ""


@app.get("/chosen")
def chosen():
    subprocess.run(settings["commands"][request.args["name"]], shell=True)
    return ""


@app.get("/before")
def before():
    subprocess.run([request.args["name"]] + settings["hook"])  # want command-injection
    return ""


@app.get("/inserted")
def inserted():
    command = list(settings["hook"])
    command.insert(0, request.args["name"])
    subprocess.run(command)  # want command-injection
    return ""


@app.get("/spread")
def spread():
    command = shlex.split(settings["hook"])
    subprocess.run([request.args["name"], *command])  # want command-injection
    return ""


@app.get("/perhaps-none")
def perhaps_none():
    command = list(settings.get("prefix", []))
    command.append(request.args["name"])
    subprocess.run(command)  # want command-injection
    return ""


@app.get("/none")
def none():
    command = list()
    command.append(request.args["name"])
    subprocess.run(command)  # want command-injection
    return ""


@app.get("/text")
def text():
    command = shlex.split(settings["hook"])
    command.append(request.args["name"])
    subprocess.run(" ".join(command), shell=True)  # want command-injection
    return ""


@app.get("/filled-in")
def filled_in():
    subprocess.run(settings["hook"].format(name=request.args["name"]), shell=True)  # want command-injection
    return ""
