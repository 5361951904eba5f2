# profile: default
# Texts that pass through files in memory, and tests and operators that a class defines itself.
import contextlib
import csv
import io
import os

from flask import Flask, request

app = Flask(__name__)


class Anything:
    def __contains__(self, name):
        return True


class Few:
    def __contains__(self, name):
        return name in ("a", "b")


class Never:
    def __bool__(self):
        return False


class Always:
    def __len__(self):
        return 3


class Name(str):
    def shown(self):
        return self.upper()


@app.get("/rows")
def rows():
    f, g = io.StringIO(), io.StringIO()
    csv.writer(f, delimiter=" ").writerow(["a", request.args["p"]])
    csv.writer(g, delimiter=" ").writerow(["a", "b"])
    os.system("lookup " + g.getvalue())
    os.system("lookup " + f.getvalue())  # want command-injection
    return "done"


@app.get("/printed")
def printed():
    f = io.StringIO()
    with contextlib.redirect_stdout(f):
        print(request.args["p"])
    os.system("lookup " + f.getvalue())  # want command-injection
    return "done"


@app.get("/fixed")
def printed_fixed():
    f = io.StringIO()
    with contextlib.redirect_stdout(f):
        print("fixed")
    os.system("lookup " + f.getvalue())
    return "done"


@app.get("/classes")
def classes():
    p = request.args["p"]
    if p in Few():
        os.system("lookup " + p)
    if p in Anything():
        os.system("lookup " + p)  # want command-injection
    if Never():
        os.system("lookup " + p)
    if Always():
        os.system("lookup " + p)  # want command-injection
    os.system("lookup " + Name(p))  # want command-injection
    os.system("lookup " + Name("fixed"))
    return "done"
