import functools

import flask

app = flask.Flask(__name__)


def returns_json(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        return flask.Response(view(*args, **kwargs), content_type="application/json")

    return wrapper


def as_json(status):
    def decorate(view):
        @functools.wraps(view)
        def wrapper(*args, **kwargs):
            return flask.jsonify(view(*args, **kwargs)), status

        return wrapper

    return decorate


def framed(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        return flask.Response(view(*args, **kwargs), content_type="text/html; charset=utf-8")

    return wrapper


@app.route("/names/<name>")
@returns_json
def named(name):
    return '{"name": "' + name + '"}'


@app.route("/made/<name>")
@as_json(201)
def made(name):
    return "made " + name


@app.route("/pages/<name>")
@framed
def page(name):
    return "<h1>" + name + "</h1>"  # want cross-site-scripting


@app.route("/plain/<name>")
def plain(name):
    return "<h1>" + name + "</h1>"  # want cross-site-scripting
