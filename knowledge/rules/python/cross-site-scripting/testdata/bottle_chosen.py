"""Views that choose between answers: each has its own type."""
import sqlite3

from bottle import HTTPError, get, request


@get("/names")
def names():
    return {"name": request.query.name} if request.query.name else HTTPError(400)


@get("/greeting")
def greeting():
    name = request.query.name
    return "<p>" + name + "</p>" if name else HTTPError(400)  # want cross-site-scripting


@get("/either")
def either():
    return {"name": request.query.name} if request.query.json else "<p>" + request.query.name  # want cross-site-scripting
