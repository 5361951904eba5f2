import subprocess

from flask import Flask, request

from flags import LEGACY, MODERN

app = Flask(__name__)


@app.route("/ping")
def ping():
    if LEGACY:
        subprocess.run("ping " + request.args["old"], shell=True)  # claim 78 unproven
    if not MODERN:
        subprocess.run("ping " + request.args["older"], shell=True)  # claim 78 unproven
    if MODERN:
        subprocess.run("ping " + request.args["host"], shell=True)  # claim 78 confirmed
    return ""


def trace_route(host):
    subprocess.run("traceroute " + host, shell=True)  # claim 78 unproven


def resolve(host):
    subprocess.run("nslookup " + host, shell=True)  # claim 78 confirmed


@app.route("/resolve")
def answer():
    resolve(request.args["host"])
    return ""


@app.cli.command()
def look_around():
    subprocess.run("ls " + input(), shell=True)  # claim 78 confirmed
