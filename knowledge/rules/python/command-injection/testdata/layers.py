"""Containers of several layers or with two ends: what comes out, and what does not."""
import configparser
import os
from collections import ChainMap, deque, namedtuple

from flask import Flask, request

app = Flask(__name__)
Pair = namedtuple("Pair", ["first", "second"], defaults=["fixed"])


@app.route("/maps")
def maps():
    given = request.args["given"]
    below = ChainMap({"name": "fixed"}, {"name": given})
    os.system("ls " + below["name"])  # the first one decides
    os.system("ls " + below.parents["name"])  # want command-injection
    os.system("ls " + below.maps[0]["name"])
    os.system("ls " + below.maps[1]["name"])  # want command-injection
    above = ChainMap({"name": given}, {"name": "fixed"})
    os.system("ls " + above.parents["name"])
    child = above.new_child({"name": "other"})
    os.system("ls " + child["name"])
    os.system("ls " + child.parents["name"])  # want command-injection


@app.route("/ends")
def ends():
    given = request.args["given"]
    last = deque(maxlen=1)
    last.append(given)
    last.append("fixed")
    os.system("ls " + last[0])  # dropped
    both = deque(maxlen=2)
    both.append(given)
    both.append("fixed")
    os.system("ls " + both[0])  # want command-injection
    front = deque([given], maxlen=1)
    front.appendleft("fixed")
    os.system("ls " + front[0])


@app.route("/settings")
def settings():
    given = request.args["given"]
    parser = configparser.ConfigParser()
    parser.read_dict({"files": {"name": given, "kind": "text"}})
    os.system("ls " + parser["files"]["kind"])
    os.system("ls " + parser["files"]["name"])  # want command-injection
    parser["files"]["name"] = "fixed"
    os.system("ls " + parser.get("files", "name"))
    parser["other"] = {"name": given}
    os.system("ls " + parser.get("other", "name"))  # want command-injection
    parser.remove_option("other", "name")
    os.system("ls " + parser.get("other", "name", fallback="fixed"))


@app.route("/records")
def records():
    pair = Pair(request.args["given"])
    os.system("ls " + pair.second)
    os.system("ls " + pair._asdict()["second"])
    os.system("ls " + pair._asdict()["first"])  # want command-injection
    made = Pair._make(["fixed", pair.first])
    os.system("ls " + made.first)
    os.system("ls " + made.second)  # want command-injection


@app.route("/removed")
def removed():
    given = request.args["given"]
    names = [given, "fixed"]
    os.system("ls " + names[0])  # want command-injection
    names.remove(given)
    os.system("ls " + names[0])
