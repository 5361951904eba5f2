"""Module variables that functions assign, and decorators whose wrapper is what is called."""
import os
import shlex
from functools import wraps

from flask import Flask, request

app = Flask(__name__)
host = quoted = port = deep = "localhost"


def set_host(value):
    global host
    host = value


def set_quoted(value):
    global quoted
    quoted = shlex.quote(value)


def set_port(value, other):
    global port
    port = value


def set_deep(value):
    set_inner("ping " + value)


def set_inner(value):
    global deep
    deep = value


def ping():
    os.system("ping " + host)  # want command-injection


@app.get("/global")
def set_and_read():
    set_host(request.args["host"])
    ping()
    return ""


@app.get("/global-quoted")
def set_quoted_and_read():
    set_quoted(request.args["host"])
    os.system("ping " + quoted)  # safe: quoted


@app.get("/global-constant")
def set_constant_and_read():
    set_port("80", request.args["port"])
    os.system("nc localhost " + port)  # safe: the constant is kept


@app.get("/global-deep")
def set_deep_and_read():
    set_deep(request.args["host"])
    run_deep()
    return ""


def run_deep():
    os.system(deep)  # want command-injection


def constant(f):
    @wraps(f)
    def wrapper(*args):
        return "localhost"
    return wrapper


def same(f):
    return f


def other(f):
    return echo


def echo(x):
    return x


@constant
def always_local(x):
    return x


@same
def unchanged(x):
    return x


@same
def unchanged_constant(x):
    return "localhost"


@app.get("/replaced")
def replaced():
    os.system("ping " + always_local(request.args["host"]))  # safe: the wrapper's constant


@app.get("/same")
def not_replaced():
    os.system("ping " + unchanged(request.args["host"]))  # want command-injection
    os.system("ping " + unchanged_constant(request.args["host"]))  # safe: a constant
