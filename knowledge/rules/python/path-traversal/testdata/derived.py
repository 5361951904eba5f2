# profile: default
"""What is made of one value is told once; two parts of one value are two."""
import os
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)


@app.route("/fetch", methods=["POST"])
def fetch():
    file = Path("/srv/files") / request.form["name"]
    part = file.with_suffix(".part")
    with open(part, "wb") as out:  # want path-traversal
        out.write(request.get_data())
    os.rename(part, file)  # silent: the same name
    file.unlink()  # silent: the same name
    return ""


@app.route("/move", methods=["POST"])
def move():
    data = request.get_json()
    with open("/srv/files/" + data["source"]) as old:  # want path-traversal
        text = old.read()
    with open("/srv/files/" + data["target"], "w") as new:  # want path-traversal
        new.write(text)
    return ""


def named(key):
    return request.args[key]



@app.route("/copy")
def copy():
    with open("/srv/a/" + named("source")) as old:  # want path-traversal
        text = old.read()
    with open("/srv/b/" + named("target"), "w") as new:  # want path-traversal
        new.write(text)
    return ""
