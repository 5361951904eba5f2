"""Cookies that are written as headers."""
from http.server import BaseHTTPRequestHandler

from flask import Flask, Response, make_response

app = Flask(__name__)


@app.get("/constant")
def constant():
    response = Response("ok")
    response.headers["Set-Cookie"] = "session=1; Path=/; Secure"  # want cookie-without-httponly
    return response


@app.get("/built")
def built(number):
    response = make_response("ok")
    response.headers["Set-Cookie"] = f"session_id={number}; Path=/; Secure"  # want cookie-without-httponly
    return response


@app.get("/both")
def both(number):
    response = make_response("ok")
    response.headers["Set-Cookie"] = f"session_id={number}; Path=/; Secure; HttpOnly"
    return response


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_header("Set-Cookie", "auth_token=1; Secure")  # want cookie-without-httponly
        self.send_header("Set-Cookie", "auth_token=1; HttpOnly; secure")
        self.send_header("Set-Cookie", "lang=en")  # safe: logs nobody in
