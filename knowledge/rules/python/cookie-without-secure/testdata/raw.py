"""Cookies that are written as headers."""
from http.server import BaseHTTPRequestHandler

from flask import Flask, Response, make_response

app = Flask(__name__)


@app.get("/constant")
def constant():
    response = Response("ok")
    response.headers["Set-Cookie"] = "session=1; Path=/; HttpOnly"  # want cookie-without-secure
    return response


@app.get("/built")
def built(number):
    response = make_response("ok")
    response.headers["Set-Cookie"] = f"session_id={number}; Path=/; HttpOnly"  # want cookie-without-secure
    return response


@app.get("/both")
def both(number):
    response = make_response("ok")
    response.headers["Set-Cookie"] = f"session_id={number}; Path=/; HttpOnly; Secure"
    return response


@app.get("/colour")
def colour():
    response = make_response("ok")
    response.headers["Set-Cookie"] = "colour=blue; Path=/"  # safe: logs nobody in
    return response


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_header("Set-Cookie", "auth_token=1; HttpOnly")  # want cookie-without-secure
        self.send_header("Set-Cookie", "auth_token=1; HttpOnly; secure")
