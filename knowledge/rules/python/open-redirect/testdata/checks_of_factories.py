# profile: default
import re
from flask import Flask, redirect, request
app = Flask(__name__)


def shape(pattern):
    compiled = re.compile(pattern)

    def accepts(target):
        return compiled.fullmatch(target) is not None
    return accepts


def shape2(pattern):
    compiled = re.compile(pattern)
    return lambda target: bool(compiled.fullmatch(target))


def shape3(pattern):
    return re.compile(pattern).fullmatch
local = shape(r"(?:/[A-Za-z0-9_-]+)+/?")
local2 = shape2(r"(?:/[A-Za-z0-9_-]+)+/?")
local3 = shape3(r"(?:/[A-Za-z0-9_-]+)+/?")
LOCAL = re.compile(r"(?:/[A-Za-z0-9_-]+)+/?")


def local4(target):
    return LOCAL.fullmatch(target) is not None
word = shape(r"[a-z/]+")


@app.get("/a")
def a():
    back = request.args.get("back", "/")
    return redirect(back if local(back) else "/")


@app.get("/b")
def b():
    back = request.args.get("back", "/")
    return redirect(back if local2(back) else "/")


@app.get("/c")
def c():
    back = request.args.get("back", "/")
    return redirect(back if local3(back) else "/")


@app.get("/d")
def d():
    back = request.args.get("back", "/")
    return redirect(back if local4(back) else "/")


@app.get("/e")
def e():
    back = request.args.get("back", "/")
    if not local(back):
        back = "/"
    return redirect(back)


@app.get("/f")
def f():
    back = request.args.get("back", "/")
    return redirect(back if word(back) else "/")  # want open-redirect
