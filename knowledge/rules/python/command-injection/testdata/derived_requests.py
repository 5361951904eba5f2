"""A class that derives from a framework's request speaks for its own instances, and not for every request."""
import subprocess

from flask import Flask, Request, request

app = Flask(__name__)


class Quiet(Request):
    def get_data(self, *args, **kwargs):
        return b"uptime"

    def given(self, text):
        return text

    def wished(self):
        return self.args["wish"]

    @property
    def wanted(self):
        return self.args["command"]

    @property
    def usual(self):
        return "uptime"


@app.post("/body")
def body():
    subprocess.run(request.get_data(as_text=True), shell=True)  # want command-injection
    return "done"


@app.post("/wish")
def wish():
    subprocess.run(request.wished(), shell=True)  # want command-injection
    return "done"


@app.post("/wanted")
def wanted():
    subprocess.run(request.wanted, shell=True)  # want command-injection
    return "done"


@app.post("/usual")
def usual():
    subprocess.run(request.usual, shell=True)
    return "done"


@app.post("/given")
def given():
    subprocess.run(request.given(request.args["text"]), shell=True)  # want command-injection
    return "done"


@app.post("/fixed")
def fixed():
    subprocess.run(request.given("uptime"), shell=True)
    return "done"


def quiet(environ):
    subprocess.run(Quiet(environ).get_data(as_text=True), shell=True)
