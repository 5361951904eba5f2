# What str(), repr() and templates of text write of an instance: what its class says, by whatever name it says that.
from flask import Flask, request

app = Flask(__name__)


class Plain:
    def __init__(self, text):
        self.text = text


class Short:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return "<Short>"


class Tells:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return "<Tells " + self.text + ">"


class Derived(Tells):
    def __str__(self):
        return "derived"


def shown(self):
    return self.text


class Assigned:
    __str__ = shown

    def __init__(self, text):
        self.text = text


class Alias:
    def __init__(self, text):
        self.text = text

    def show(self):
        return self.text

    __str__ = show


@app.route("/plain")
def plain():
    return "<p>" + repr(Plain(request.args["a"])) + str(Plain(request.args["b"]))


@app.route("/short")
def short():
    item = Short(request.args["a"])
    return f"<p>{item}" + "<p>%s" % item + str(item) + repr(item)


@app.route("/derived")
def derived():
    return "<p>" + str(Derived(request.args["a"]))


@app.route("/derived/repr")
def derived_repr():
    return "<p>" + repr(Derived(request.args["a"]))  # want cross-site-scripting


@app.route("/tells")
def tells():
    return "<p>" + str(Tells(request.args["a"]))  # want cross-site-scripting


@app.route("/tells/repr")
def tells_repr():
    return f"<p>{Tells(request.args['a'])!r}"  # want cross-site-scripting


@app.route("/assigned")
def assigned():
    return "<p>" + str(Assigned(request.args["a"]))  # want cross-site-scripting


@app.route("/alias")
def alias():
    return "<p>" + str(Alias(request.args["a"]))  # want cross-site-scripting
