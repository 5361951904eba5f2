"""Lists of arguments behind the end of the options, and options whose values come next."""
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/archive")
def archive():
    names = request.form.getlist("names")
    args = ["tar", "-czf", request.form["archive"], "-C", request.form["folder"], "--"]
    args.extend(names)
    subprocess.run(args)
    return ""


@app.post("/archive-open")
def archive_open():
    args = ["tar", "-czf", "all.tar"]
    args.extend(request.form.getlist("names"))
    subprocess.run(args)  # want argument-injection
    return ""


@app.post("/list")
def rev_list():
    subprocess.run(["git", "rev-list", "--"] + request.form.getlist("revisions"))
    subprocess.run(["git", "rev-list"] + request.form.getlist("revisions"))  # want argument-injection
    return ""


@app.post("/search")
def search():
    subprocess.run(["git", "log", "-S", request.form["text"]])
    subprocess.run(["find", "/srv/data", "-name", request.form["pattern"]])
    subprocess.run(["find", request.form["folder"], "-name", "*.py"])  # want argument-injection
    subprocess.run(["wget", "-O", "page.html", request.form["url"]])  # want argument-injection
    return ""
