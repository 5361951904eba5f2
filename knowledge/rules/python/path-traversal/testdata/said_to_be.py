# profile: default
from contextvars import ContextVar
from typing import Optional, cast

from django.utils.functional import SimpleLazyObject
from flask import Flask, request
from werkzeug.local import LocalProxy

import registry

app = Flask(__name__)


class Folder:
    def read(self, name):
        with open("/srv/files/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_again(self, name):
        with open("/srv/again/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_field(self, name):
        with open("/srv/field/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_unset(self, name):
        with open("/srv/unset/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_claimed(self, name):
        with open("/srv/claimed/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_proxy(self, name):
        with open("/srv/proxy/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_lazy(self, name):
        with open("/srv/lazy/" + name, "rb") as f:  # want path-traversal
            return f.read()

    def read_inner(self, name):
        with open("/srv/inner/" + name, "rb") as f:  # want path-traversal
            return f.read()


class Numbered:
    def read(self, name):
        with open("/srv/files/%d" % int(name), "rb") as f:
            return f.read()

    read_again = read_field = read_unset = read_claimed = read_proxy = read_lazy = read_inner = read


_folder: ContextVar[Folder] = ContextVar("folder")


def folder() -> Folder:
    return _folder.get()


def numbered() -> Numbered:
    return registry.make("numbered")


# What a call gives whose code is not known is what the program says that it is: of a function, a variable, a field.
shared: Folder = registry.make("folder")
safe: Numbered = registry.make("numbered")


class Request:
    inner: Folder
    unset: Optional["Folder"] = None
    number: Numbered

    def __init__(self, inner, number, field):
        self.inner = inner
        self.number = number
        self.field: Folder = field

    def load(self, name):
        return self.inner.read_inner(name)

    def load_number(self, name):
        return self.number.read_inner(name)


def current() -> Request:
    return registry.current()


@app.route("/function")
def of_function():
    folder().read(request.args["name"])
    numbered().read(request.args["name"])
    return ""


@app.route("/variable")
def of_variable():
    shared.read_again(request.args["name"])
    safe.read_again(request.args["name"])
    return ""


@app.route("/field")
def of_field():
    current().field.read_field(request.args["name"])
    current().unset.read_unset(request.args["name"])
    current().number.read_field(request.args["name"])
    return ""


@app.route("/inner")
def inner():
    current().load(request.args["name"])
    current().load_number(request.args["name"])
    return ""


@app.route("/claimed")
def claimed():
    cast(Folder, registry.make("folder")).read_claimed(request.args["name"])
    cast("Numbered", registry.make("numbered")).read_claimed(request.args["name"])
    return ""


# A proxy is what its function gives.
proxy = LocalProxy(lambda: Folder())
lazy = SimpleLazyObject(Folder)
safe_proxy = LocalProxy(numbered)


@app.route("/proxy")
def proxies():
    proxy.read_proxy(request.args["name"])
    lazy.read_lazy(request.args["name"])
    safe_proxy.read_proxy(request.args["name"])
    return ""
