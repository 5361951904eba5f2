"""Helpers that are told whether a cookie goes over HTTPS alone."""
from flask import Flask, make_response

app = Flask(__name__)


def named(resp, name, value, secure=True):
    resp.set_cookie(name, value, secure=secure, httponly=True, samesite="Lax")
    return resp


def off_by_default(resp, value, secure=False):
    resp.set_cookie("session_id", value, secure=secure, httponly=True, samesite="Lax")  # safe: nobody leaves it out
    return resp


def asked(value, secure):
    resp = make_response("")
    resp.set_cookie("session_id", value, secure=secure, httponly=True, samesite="Lax")
    return resp


def in_production(flag):
    return bool(flag)


@app.get("/named")
def name_and_flag():
    return named(make_response(""), "session_id", "t", False)  # want cookie-without-secure


@app.get("/name")
def name_alone():
    return named(make_response(""), "session_id", "t")


@app.get("/other")
def other_name():
    return named(make_response(""), "theme", "t", False)


@app.get("/default")
def not_the_default():
    return off_by_default(make_response(""), "t", True)


@app.get("/asked")
def asked_for():
    return asked("t", True)


@app.get("/not-asked")
def not_asked_for():
    return asked("t", False)  # want cookie-without-secure


@app.get("/result")
def result():
    resp = make_response("")
    resp.set_cookie("session_id", "t", secure=in_production(False), httponly=True, samesite="Lax")  # want cookie-without-secure
    return resp


@app.get("/result-on")
def result_on():
    resp = make_response("")
    resp.set_cookie("session_id", "t", secure=in_production(True), httponly=True, samesite="Lax")
    return resp


@app.get("/reference")
def reference():
    resp = make_response("")
    resp.set_cookie("session_ref", "t", secure=False, httponly=True, samesite="Lax")  # want cookie-without-secure
    resp.set_cookie("session_seen", "1", secure=False, httponly=True, samesite="Lax")
    return resp
