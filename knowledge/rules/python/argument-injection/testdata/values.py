"""Values of options are no options themselves, whatever they begin with."""
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/port")
def port():
    subprocess.run(["ssh", "-p", request.form["port"], "--", "host.example.org"])
    subprocess.run(["ssh", "-o", request.form["option"], "host.example.org"])  # want argument-injection
    subprocess.run(["ssh", request.form["host"], "ls"])  # want argument-injection
    return ""


@app.post("/extended")
def extended():
    args = ["ssh", "-x"]
    args.extend(["-p", request.form["port"]])
    args.append("host.example.org")
    subprocess.run(args)
    return ""


@app.post("/appended")
def appended():
    args = ["curl", "-s"]
    args += ["-H", request.form["header"], "https://example.org/"]
    subprocess.run(args)
    args.append(request.form["url"])
    subprocess.run(args)  # want argument-injection
    return ""


@app.post("/perhaps")
def perhaps():
    args = ["ssh", "-x"]
    if "port" in request.form:
        args += ["-p", request.form["port"]]
    if "user" in request.form:
        args.extend(["-l", request.form["user"]])
    subprocess.run(args + ["--", "host.example.org"])
    if "host" in request.form:
        args += ["-x", request.form["host"]]
    subprocess.run(args)  # want argument-injection
    return ""
