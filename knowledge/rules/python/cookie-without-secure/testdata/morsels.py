"""Cookies of http.cookies, which have the attributes that their entries are given."""
import os
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler

from flask import Flask, Response

app = Flask(__name__)


def bare():
    cookies = SimpleCookie()
    cookies["sid"] = os.urandom(16).hex()  # want cookie-without-secure
    cookies["sid"]["httponly"] = True
    return cookies.output()


def guarded():
    cookies = SimpleCookie()
    cookies["sid"] = os.urandom(16).hex()
    cookies["sid"]["httponly"] = True
    cookies["sid"]["secure"] = True
    return cookies.output()


def guarded_by_variable(token):
    cookies = SimpleCookie()
    cookies["session"] = token
    morsel = cookies["session"]
    morsel["httponly"] = morsel["secure"] = True
    return cookies.output()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.cookies = SimpleCookie()
        self.cookies["access_token"] = os.urandom(16).hex()  # want cookie-without-secure
        self.cookies["access_token"]["httponly"] = True
        self.send_response(200)
        self.send_header("Set-Cookie", self.cookies["access_token"].OutputString())
        self.end_headers()


@app.get("/header")
def header():
    response = Response("ok")
    response.headers.add("Set-Cookie", "session=1; HttpOnly")  # want cookie-without-secure
    return response


@app.get("/header/safe")
def header_guarded():
    response = Response("ok")
    response.headers.add("Set-Cookie", "session=1; HttpOnly; Secure")
    return response
