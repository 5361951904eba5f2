import os

from bottle import get, request, response

SIGNED_WITH = "ward-7-rounds"  # want hard-coded-credential


@get("/a")
def a():
    response.set_cookie("seen", "1", secret=SIGNED_WITH)  # want any-cookie-without-secure any-cookie-without-httponly


@get("/b")
def b():
    return request.get_cookie("seen", secret="ward-8-rounds")  # want hard-coded-credential


@get("/c")
def c():
    return request.get_cookie("seen", secret=os.environ["COOKIES"])  # safe: not in the source


@get("/d")
def d():
    return request.get_cookie("seen")  # safe: not signed
