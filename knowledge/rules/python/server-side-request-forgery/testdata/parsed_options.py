"""Options that a view parses out of what a client has sent."""
import argparse
import urllib.request

from flask import Flask, request

app = Flask(__name__)


@app.route("/joined")
def joined():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pick", default="https://status.example.org/ping")
    chosen = parser.parse_args(["--pick=" + request.args["at"]]).pick
    with urllib.request.urlopen(chosen, timeout=4) as answer:  # want server-side-request-forgery
        return str(answer.status)


@app.route("/numbered")
def numbered():
    parser = argparse.ArgumentParser()
    parser.add_argument("--page", type=int)
    page = parser.parse_args(["--page=" + request.args["page"]]).page
    with urllib.request.urlopen("https://status.example.org/%d" % page, timeout=4) as answer:
        return str(answer.status)


@app.route("/behind")
def behind():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name")
    name = parser.parse_args(["--name=" + request.args["name"]]).name
    with urllib.request.urlopen("https://status.example.org/" + name, timeout=4) as answer:
        return str(answer.status)
