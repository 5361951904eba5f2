import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/convert")
def convert():
    subprocess.run(["convert", request.form["name"], "jpg:-"])  # want argument-injection
    subprocess.run(["convert", os.path.join("/srv", request.form["name"]), "jpg:-"])  # safe: it begins with a slash
    subprocess.run(["convert", "/srv/" + os.path.basename(request.form["name"]), "jpg:-"])
    return ""
