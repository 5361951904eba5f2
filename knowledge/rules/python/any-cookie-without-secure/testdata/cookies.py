"""Cookies that hold nothing secret as far as their names tell."""
from http.cookies import SimpleCookie
from wsgiref.simple_server import make_server

from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/theme")
def theme():
    response = make_response("ok")
    response.set_cookie("theme", "dark")  # want any-cookie-without-secure
    return response


@app.get("/named")
def named():
    response = make_response("ok")
    response.set_cookie(request.args["name"], "1", httponly=True)  # want any-cookie-without-secure
    return response


@app.get("/secure")
def secure():
    response = make_response("ok")
    response.set_cookie("theme", "dark", secure=True)
    return response


@app.get("/set")
def configured():
    response = make_response("ok")
    response.set_cookie("theme", "dark", secure=app.config["HTTPS"])
    return response


def morsel():
    cookies = SimpleCookie()
    cookies["theme"] = "dark"  # want any-cookie-without-secure
    cookies["theme"]["path"] = "/"
    return cookies.output()


def morsel_secured():
    cookies = SimpleCookie()
    cookies["theme"] = "dark"
    cookies["theme"]["secure"] = True
    return cookies.output()


def all_secured(values):
    cookies = SimpleCookie()
    cookies["theme"] = "dark"
    cookies["lang"] = "en"
    for entry in cookies.values():
        entry["secure"] = True
    return cookies.output()


def updated():
    cookies = SimpleCookie()
    cookies["theme"] = "dark"
    cookies["theme"].update({"secure": True, "path": "/"})
    return cookies.output()


def received(header):
    cookies = SimpleCookie(header)
    return cookies["theme"].value


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", "theme=dark; Path=/")])  # want any-cookie-without-secure
    return [b"ok"]


def application_secured(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", "theme=dark; Path=/; Secure")])
    return [b"ok"]


def serve():
    make_server("127.0.0.1", 8000, application).serve_forever()


@app.get("/role")
def role():
    response = make_response("ok")
    response.set_cookie("role", "clerk")  # want any-cookie-without-secure
    response.set_cookie("basket", request.args["basket"], secure=False)  # want any-cookie-without-secure
    return response


@app.get("/out")
def out():
    response = make_response("ok")
    response.set_cookie("role", "", max_age=0)
    response.set_cookie("basket", request.args["basket"], secure=True, httponly=True)
    return response
