# profile: default
import os

from flask import Flask, request

app = Flask(__name__)


@app.route("/replace", methods=["POST"])
def replace():
    path = os.path.join("/srv/files", request.form["name"])
    if not os.path.isdir(os.path.dirname(path)):
        return "", 404
    with open(path, "wb") as file:  # want path-traversal
        file.write(request.get_data())
    os.remove(path)  # silent: of the same value it is told once
    other = os.path.join("/srv/others", request.form["name"])
    os.remove(other)  # want path-traversal
    return ""


class Jobs:
    def __init__(self, root):
        self.root = root

    def run(self, project):
        work = os.path.join(self.root, project)
        os.makedirs(work)  # want path-traversal
        self.snapshot(work)
        with open(os.path.join(work, "result.json"), "w") as file:  # silent: one check of the project mends both
            file.write("{}")

    def snapshot(self, work):
        with open(os.path.join(work, "data.json"), "w") as file:  # silent: likewise
            file.write("{}")


@app.route("/train", methods=["POST"])
def train():
    Jobs("/srv/models").run(request.get_json()["project"])
    return ""
