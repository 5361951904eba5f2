"""Functions that call themselves, directly or around several."""
import os
import shlex

from flask import Flask, request

app = Flask(__name__)


def last(n, a, b):
    if n == 0:
        return a
    return last(n - 1, b, a)


@app.get("/swapped")
def swapped():
    os.system("ping " + last(3, "localhost", request.args["host"]))  # want command-injection


def first(n, a, b):
    if n == 0:
        return a
    return first(n - 1, a, b + a)


@app.get("/not-swapped")
def not_swapped():
    os.system("ping " + first(3, "localhost", request.args["host"]))  # safe: the other one comes back


def quoted(n, host):
    if n == 0:
        return shlex.quote(host)
    return quoted(n - 1, host)


@app.get("/quoted-at-the-end")
def quoted_at_the_end():
    os.system("ping " + quoted(3, request.args["host"]))  # safe: the end of the recursion quotes


def quoted_sometimes(n, host):
    if n == 0:
        return shlex.quote(host)
    if n > 9:
        return host
    return quoted_sometimes(n - 1, host)


@app.get("/quoted-sometimes")
def quoted_at_one_end():
    os.system("ping " + quoted_sometimes(len(request.args["host"]), request.args["host"]))  # want command-injection


def ping(n, host):
    return "a" if n == 0 else pong(n - 1, host)


def pong(n, host):
    return "b" if n == 0 else pang(n - 1, host)


def pang(n, host):
    return "c" if n == 0 else ping(n - 1, host)


@app.get("/three")
def three():
    os.system("ping " + ping(5, request.args["host"]))  # safe: a, b or c


def ping2(n, host):
    return "a" if n == 0 else pong2(n - 1, host)


def pong2(n, host):
    return "b" if n == 0 else pang2(n - 1, host)


def pang2(n, host):
    return host if n == 0 else ping2(n - 1, host)


@app.get("/three-and-data")
def three_and_data():
    os.system("ping " + ping2(5, request.args["host"]))  # want command-injection


def collect(n, host, found):
    if n:
        found.append("localhost")
        collect(n - 1, host, found)


@app.get("/collected")
def collected():
    found = []
    collect(2, request.args["host"], found)
    os.system("ping " + " ".join(found))  # safe: only constants are collected


def collect_data(n, host, found):
    if n:
        found.append(host)
        collect_data(n - 1, "localhost", found)


@app.get("/collected-data")
def collected_data():
    found = []
    collect_data(2, request.args["host"], found)
    os.system("ping " + " ".join(found))  # want command-injection


class Node:
    def __init__(self, name, below=None):
        self.name, self.below = name, below

    def deepest(self):
        if self.below is None:
            return self.name
        return self.below.deepest()

    def depth(self, unit):
        if self.below is None:
            return "0"
        return "1" + self.below.depth(unit)


@app.get("/method")
def method():
    os.system("ping " + Node("a", Node(request.args["host"])).deepest())  # want command-injection


@app.get("/method-constant")
def method_constant():
    os.system("ping " + Node("a", Node("b")).depth(request.args["host"]))  # safe: digits


def run_down(n, command):
    if n == 0:
        os.system(command)  # want command-injection
        return
    run_down(n - 1, command)


@app.get("/sink-at-the-end")
def sink_at_the_end():
    run_down(2, request.args["command"])
    return ""


def run_constant(n, command):
    if n == 0:
        os.system("uptime")  # safe: a constant
        return
    run_constant(n - 1, command)


@app.get("/no-sink-at-the-end")
def no_sink_at_the_end():
    run_constant(2, request.args["command"])
    return ""


# Functions inside others, that call themselves by the name under which they were captured.


@app.get("/tree")
def run_tree():
    def run(node):
        for child in node["children"]:
            run(child)
        os.system("ping " + node["host"])  # want command-injection

    run(request.get_json())
    return ""


@app.get("/pair")
def run_pair():
    ran = []

    def run(left, right):
        if len(ran) > 9:
            os.system("ping " + right)  # want command-injection
        ran.append(left)
        run(right, left)

    run(request.args["host"], "localhost")
    return ""


@app.get("/quoted-tree")
def run_quoted():
    def run(node):
        for child in node["children"]:
            run(child)
        os.system("ping " + shlex.quote(node["host"]))  # safe: quoted at each node

    run(request.get_json())
    return ""
