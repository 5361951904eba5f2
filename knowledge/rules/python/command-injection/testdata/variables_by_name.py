import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/1")
def one():
    a = request.args["name"]
    b = "x"
    who = b
    who = a
    os.system("ls %(who)s" % locals())  # want command-injection
    return ""


@app.get("/2")
def two():
    b = "x"
    a = request.args["name"]
    who = a
    print(who)
    who = b
    os.system("ls %(who)s" % locals())
    return ""


@app.get("/3")
def three():
    who = request.args["name"]
    if request.args.get("fixed"):
        who = "x"
    os.system("ls %(who)s" % locals())  # want command-injection
    return ""


@app.get("/4")
def four():
    who = "x"
    for name in request.args.getlist("name"):
        os.system("ls %(who)s" % locals())  # want command-injection
        who = name
    return ""


@app.get("/5")
def five():
    who = request.args["name"]
    for n in range(3):
        who = "x"
        os.system("ls %(who)s" % locals())
    return ""


@app.get("/6")
def six():
    who = request.args["name"]
    if not who.isalnum():
        abort(400)
    os.system("ls %(who)s" % locals())
    return ""


@app.get("/7")
def seven():
    who = request.args["name"]
    if who.isalnum():
        who = "x"
    else:
        who = "y"
    os.system("ls %(who)s" % locals())
    return ""


def passed(who, other):
    who = other
    os.system("ls %(who)s" % locals())


def kept(who, other):
    if other:
        who = other
    os.system("ls %(who)s" % locals())  # want command-injection


@app.get("/8")
def eight():
    passed(request.args["name"], "x")
    kept(request.args["name"], request.args.get("x") and "x")
    return ""


@app.get("/9")
def nine():
    who = request.args["name"]
    del who
    who = "x"
    os.system("ls %(who)s" % locals())
    return ""


@app.get("/10")
def ten():
    who = "x"
    try:
        who = request.args["name"]
        check(who)
    except ValueError:
        who = "y"
    os.system("ls %(who)s" % locals())  # want command-injection
    return ""
