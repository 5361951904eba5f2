import subprocess

from flask import Flask, request

app = Flask(__name__)


def find(name):
    return subprocess.check_output(["which", name]).strip()


class Learner:
    def __init__(self, local):
        self.local = local

    def command(self, user):
        result = []
        if self.local:
            result += [find("learn")]
            result += ["-u", user, "--sync"]
        return result

    def command_of(self, program):
        result = []
        if self.local:
            result += [program]
            result += ["-u", "me", "--sync"]
        return result


@app.post("/learn")
def learn():
    subprocess.call(Learner(app.debug).command(request.form["user"]))
    return ""


@app.post("/run")
def run():
    subprocess.call(Learner(app.debug).command_of(request.form["program"]))  # want command-injection
    return ""


@app.post("/gathered")
def gathered():
    parts = []
    for part in request.form.getlist("part"):
        parts += [part]
    subprocess.call(parts)  # want command-injection
    return ""
