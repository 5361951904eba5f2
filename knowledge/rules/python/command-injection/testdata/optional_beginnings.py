# A list of arguments to which something is put in front only sometimes: which element names the program is still known.
import subprocess

from flask import Flask, request

app = Flask(__name__)

@app.get("/added-whole")
def added_whole():
    r = []
    if request.path == "/x":
        r += ["a", request.args["u"]]
    subprocess.Popen(r)
    return ""


@app.get("/added-behind")
def added_behind():
    r = ["a"]
    if request.path == "/x":
        r += ["b", request.args["u"]]
    subprocess.Popen(r)
    return ""


@app.get("/added-between")
def added_between():
    r = ["a"]
    if request.path == "/x":
        r += ["b", "c"]
    r.append(request.args["u"])
    subprocess.Popen(r)
    return ""


@app.get("/prefix-appended")
def prefix_appended():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r.append("prog")
    r.append(request.args["u"])
    subprocess.Popen(r)
    return ""


@app.get("/prefix-and-sum")
def prefix_and_sum():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r += ["prog", request.args["u"]]
    subprocess.Popen(r)
    return ""


@app.get("/appended-twice")
def appended_twice():
    r = []
    if request.path == "/x":
        r.append("a")
        r.append(request.args["u"])
    subprocess.Popen(r)
    return ""


@app.get("/each-appended")
def each_appended():
    r = ["a"]
    for x in request.args.getlist("u"):
        r.append(x)
    subprocess.Popen(r)
    return ""


@app.get("/prefix-added")
def prefix_added():
    pre = ["sudo"] if request.path == "/x" else []
    subprocess.Popen(pre + ["prog", request.args["u"]])
    return ""


@app.get("/prefix-spread")
def prefix_spread():
    pre = ["sudo"] if request.path == "/x" else []
    subprocess.Popen([*pre, "prog", request.args["u"]])
    return ""


@app.get("/may-come-first")
def may_come_first():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r.append(request.args["u"])
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/sum-may-come-first")
def sum_may_come_first():
    r = []
    if request.path == "/x":
        r += ["sudo", "-n"]
    r += [request.args["u"], "x"]
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/spread-may-come-first")
def spread_may_come_first():
    pre = ["sudo"] if request.path == "/x" else []
    subprocess.Popen([*pre, request.args["u"]])  # want command-injection
    return ""


@app.get("/put-in-front")
def put_in_front():
    r = []
    if request.path == "/x":
        r += ["a", "b"]
    r.append("c")
    r.insert(0, request.args["u"])
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/put-in-its-place")
def put_in_its_place():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r[0] = request.args["u"]
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/each-may-come-first")
def each_may_come_first():
    r = []
    if request.path == "/x":
        r.append("sudo")
    for x in request.args.getlist("a"):
        r.append(x)
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/all-may-come-first")
def all_may_come_first():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r.extend(request.args.getlist("a"))
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/first-taken-away")
def first_taken_away():
    r = []
    if request.path == "/x":
        r.append("sudo")
    r.append("prog")
    r.pop(0)
    r.append(request.args["u"])
    subprocess.Popen(r)  # want command-injection
    return ""


@app.get("/added-may-come-first")
def added_may_come_first():
    pre = ["sudo"] if request.path == "/x" else []
    subprocess.Popen(pre + [request.args["u"]])  # want command-injection
    return ""


def runs(command, user=None):
    if user is not None:
        command = ["sudo", "-u", user] + command
    return subprocess.Popen(command)  # want command-injection


def arguments(local, name):
    command = []
    if local:
        command += ["/usr/bin/learn"]
        command += ["-u", name]
    return command


@app.get("/helper")
def helper():
    runs(arguments(request.path == "/x", request.args["u"]))
    return ""


@app.get("/helper-program")
def helper_program():
    command = []
    if request.path == "/x":
        command.append("nice")
    command += [request.args["u"], "-v"]
    runs(command)
    return ""


@app.get("/rest")
def rest():
    command = ["prog"]
    if request.path == "/x":
        command.append("-v")
    command.append("other")
    command.append(request.args["u"])
    subprocess.Popen(command[1:])
    return ""


@app.get("/whole-copy")
def whole_copy():
    command = ["prog"]
    for name in request.args.getlist("a"):
        command.append(name)
    subprocess.Popen(command[:])
    subprocess.Popen(command[:-1])
    return ""


@app.get("/rest-begins")
def rest_begins():
    command = ["prog"]
    for name in request.args.getlist("a"):
        command.append(name)
    subprocess.Popen(command[1:])  # want command-injection
    return ""


@app.get("/last-ones")
def last_ones():
    command = ["prog"]
    for name in request.args.getlist("a"):
        command.append(name)
    subprocess.Popen(command[-2:])  # want command-injection
    return ""
