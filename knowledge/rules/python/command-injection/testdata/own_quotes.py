"""Quoting by hand, as the standard library has it: what holds none of the unsafe characters stays as it is."""
import re
import subprocess

from flask import Flask, request

app = Flask(__name__)
UNSAFE = re.compile(r"[^\w@%+=:,./-]")
TOO_FEW = re.compile(r"[\s;&]")


def quote(text):
    if not text:
        return "''"
    if UNSAFE.search(text) is None:
        return text
    return "'%s'" % text.replace("'", "'\"'\"'")


def quote_few(text):
    if not TOO_FEW.search(text):
        return text
    return "'%s'" % text.replace("'", "'\"'\"'")


@app.post("/merge")
def merge():
    command = "merge-tool --base %P".replace("%P", quote(request.form["path"]))
    subprocess.run(command, shell=True)
    return ""


@app.post("/merge-few")
def merge_few():
    command = "merge-tool --base %P".replace("%P", quote_few(request.form["path"]))
    subprocess.run(command, shell=True)  # want command-injection
    return ""


@app.post("/merge-open")
def merge_open():
    command = "merge-tool --base %P".replace("%P", request.form["path"])
    subprocess.run(command, shell=True)  # want command-injection
    return ""
