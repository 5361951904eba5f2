"""Formatters that refuse names of attributes, or know none."""
import string
from _string import formatter_field_name_split

from flask import Flask, request

app = Flask(__name__)


class NoPrivate(string.Formatter):
    def get_field(self, field_name, args, kwargs):
        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, value in rest:
            if is_attr and value.startswith("_"):
                raise ValueError("private attribute")
            obj = getattr(obj, value) if is_attr else obj[value]
        return obj, first


class KeysOnly(string.Formatter):
    def get_field(self, field_name, args, kwargs):
        return kwargs[field_name], field_name


class WithDefault(string.Formatter):
    def get_field(self, field_name, args, kwargs):
        try:
            return super().get_field(field_name, args, kwargs)
        except (KeyError, AttributeError):
            return "", field_name


class Refusing(string.Formatter):
    def get_value(self, key, args, kwargs):
        if key not in kwargs:
            raise KeyError(key)
        return kwargs[key]


@app.route("/private")
def private():
    return NoPrivate().format("Dear " + request.args["text"], user=app)


@app.route("/keys")
def keys():
    return KeysOnly().format("Dear " + request.args["text"], user=app)


@app.route("/default")
def default():
    return WithDefault().format("Dear " + request.args["text"], user=app)  # want format-string-injection


@app.route("/refusing")
def refusing():
    return Refusing().format("Dear " + request.args["text"], user=app)  # want format-string-injection


@app.route("/plain")
def plain():
    return string.Formatter().format("Dear " + request.args["text"], user=app)  # want format-string-injection
