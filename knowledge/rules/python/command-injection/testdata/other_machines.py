# profile: default
# What ssh has a shell of another machine run, and what an exact list without one runs.
import subprocess

from flask import Flask, request

app = Flask(__name__)


class RemoteLog:
    host = "batch.internal"

    def count(self, word):
        return subprocess.run(["ssh", self.host, "grep -c " + word + " /var/log/batch.log"])  # want command-injection


@app.get("/count")
def count():
    return str(RemoteLog().count(request.args["word"]))


@app.get("/tail")
def tail():
    return subprocess.check_output(["/usr/bin/ssh", "batch.internal", f"tail -n {int(request.args['lines'])} /var/log/batch.log"])


@app.get("/show")
def show():
    subprocess.run(["ssh", "batch.internal", "cat", request.args["file"]])  # want command-injection
    subprocess.run(["cat", "--", request.args["file"]])
    return "done"
