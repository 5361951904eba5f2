import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/resize")
def resize():
    args = shlex.split("convert -resize 10x10") + ["--", request.form["name"]]
    subprocess.run(args)
    return ""


@app.post("/program")
def program():
    args = shlex.split(request.form["program"]) + ["--", "name"]
    subprocess.run(args)  # want command-injection
    return ""
