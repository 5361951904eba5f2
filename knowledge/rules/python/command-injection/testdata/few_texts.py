# profile: default
"""Names that a branch has chosen among a few constants: each test comes out as it does for all of them."""
import os
import platform
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/shell")
def shell():
    arguments = []
    if "Windows" in platform.system():
        arguments.append("cmd.exe")
        arguments.append("/c")
    else:
        arguments.append("sh")
        arguments.append("-c")
    arguments.append("echo " + request.args["text"])
    return subprocess.run(arguments, capture_output=True).stdout  # want command-injection


@app.route("/no_shell")
def no_shell():
    arguments = []
    if "Windows" in platform.system():
        arguments.append("where.exe")
        arguments.append("/q")
    else:
        arguments.append("which")
        arguments.append("-a")
    arguments.append("name-" + request.args["text"])
    return subprocess.run(arguments, capture_output=True).stdout


@app.route("/flags")
def flags():
    flag = "-lc" if os.path.exists("/etc/profile") else "-c"
    return str(subprocess.call(["/bin/bash", flag, "ls " + request.args["text"]]))  # want command-injection


@app.route("/neither")
def neither():
    mode = "fast" if "fast" in request.args else "slow"
    command = "date"
    if mode == "raw":
        command = request.args["text"]
    os.system(command)
    return mode


@app.route("/one")
def one():
    mode = "raw" if "raw" in request.args else "slow"
    command = "date"
    if mode == "raw":
        command = request.args["text"]
    os.system(command)  # want command-injection
    return mode


@app.route("/all")
def all_of_them():
    mode = "fast" if "fast" in request.args else "slow"
    if mode == "fast":
        command = "date"
    elif mode == "slow":
        command = "uptime"
    else:
        command = request.args["text"]
    os.system(command)
    return mode


@app.route("/not_all")
def not_all():
    mode = "fast" if "fast" in request.args else "slow"
    if "other" in request.args:
        mode = "other"
    if mode == "fast":
        command = "date"
    elif mode == "slow":
        command = "uptime"
    else:
        command = request.args["text"]
    os.system(command)  # want command-injection
    return mode


@app.route("/beginning")
def beginning():
    name = "v1" if "old" in request.args else "v2"
    os.system("date" if name.startswith("v") and name in ("v1", "v2") else request.args["text"])
    return name


@app.route("/matched")
def matched():
    name = "b" if "old" in request.args else "c"
    match name:
        case "a":
            command = request.args["text"]
        case "b":
            command = "date"
        case "c":
            command = "uptime"
        case _:
            command = request.args["text"]
    os.system(command)
    return name


@app.route("/changed")
def changed():
    name = "b" if "old" in request.args else "c"
    name = name + "d"
    if name == "bd":
        os.system(request.args["text"])  # want command-injection
    return name


@app.route("/upper")
def upper():
    name = "b" if "old" in request.args else "c"
    if name.upper() == "B":
        os.system(request.args["text"])  # want command-injection
    return name


@app.route("/turns")
def turns():
    state = "start"
    for word in request.args.getlist("word"):
        if state == "start":
            state = "middle"
        elif state == "middle":
            state = "end"
        elif state == "never":
            os.system(word)
        else:
            os.system("ls " + word)  # want command-injection
    return state


@app.route("/or_data")
def or_data():
    name = "b" if "old" in request.args else "c"
    if "new" in request.args:
        name = request.args["new"]
    if name != "b" and name != "c":
        os.system("ls " + name)  # want command-injection
    return ""


@app.route("/popped")
def popped():
    entries = {"command": "date"}
    os.system(entries.pop("command", request.args["text"]))
    os.system(entries.pop("command", request.args["text"]))  # want command-injection
    return ""


@app.route("/popped_elsewhere")
def popped_elsewhere():
    entries = {"command": "date"}
    if "x" in request.args:
        del entries["command"]
    os.system(entries.pop("command", request.args["text"]))  # want command-injection
    return ""
