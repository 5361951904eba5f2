"""Patterns that are put together of fixed texts let those alone pass, where they match the whole."""
import re
import subprocess

from flask import Flask, request

app = Flask(__name__)
NAMES = ("a;b", "b/c")
MAPPED = re.compile("|".join(map(re.escape, NAMES)))
LISTED = re.compile("(?:%s)" % "|".join(re.escape(n) for n in NAMES))
WRITTEN = re.compile(f"({'|'.join(re.escape(n) for n in NAMES)})")
BEGINNING = re.compile("^(%s)" % "|".join(re.escape(n) for n in NAMES))


@app.route("/mapped")
def mapped():
    name = request.args["name"]
    if not MAPPED.fullmatch(name):
        return ""
    subprocess.run("show " + name, shell=True)
    return ""


@app.route("/listed")
def listed():
    name = request.args["name"]
    if LISTED.fullmatch(name) is None:
        return ""
    subprocess.run("show " + name, shell=True)
    return ""


@app.route("/written")
def written():
    name = request.args["name"]
    found = WRITTEN.fullmatch(name)
    if found is None:
        return ""
    subprocess.run("show " + found.group(1), shell=True)
    return ""


@app.route("/beginning")
def beginning():
    name = request.args["name"]
    if not BEGINNING.match(name):
        return ""
    subprocess.run("show " + name, shell=True)  # want command-injection
    return ""


@app.route("/clients")
def clients():
    name = request.args["name"]
    pattern = re.compile(re.escape(request.args["want"]))
    if not pattern.fullmatch(name):
        return ""
    subprocess.run("show " + name, shell=True)  # want command-injection
    return ""
