import secrets

from aiohttp import web
from flask import Flask, make_response
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
app.config["SESSION_COOKIE_SAMESITE"] = "None"  # want cookie-sent-cross-site
other = Flask("other")
other.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)  # want cookie-sent-cross-site
third = Flask("third")
third.config.update(SESSION_COOKIE_SAMESITE="Lax")


class Config:
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "None"  # want cookie-sent-cross-site


@app.post("/login")
def login():
    response = make_response({"ok": True})
    response.set_cookie("auth_token", secrets.token_hex(16), secure=True, httponly=True, samesite="None")  # want cookie-sent-cross-site
    return response


@app.post("/login/lax")
def login_lax():
    response = make_response({"ok": True})
    response.set_cookie("auth_token", secrets.token_hex(16), secure=True, httponly=True, samesite="Lax")
    return response


@app.post("/widget")
def widget():
    response = make_response({"ok": True})
    response.set_cookie("widget_size", "small", secure=True, httponly=True, samesite="None")
    return response


@app.post("/login/configured")
def login_configured():
    response = make_response({"ok": True})
    response.set_cookie("auth_token", secrets.token_hex(16), secure=True, httponly=True, samesite=app.config["MODE"])
    return response


async def start(request):
    response = web.Response()
    response.set_cookie("session_id", secrets.token_hex(16), secure=True, httponly=True, samesite="None")  # want cookie-sent-cross-site
    return response


def service(key):
    return Starlette(middleware=[Middleware(SessionMiddleware, secret_key=key, https_only=True, same_site="none")])  # want cookie-sent-cross-site


def service_strict(key):
    return Starlette(middleware=[Middleware(SessionMiddleware, secret_key=key, https_only=True, same_site="strict")])


def written():
    answer = make_response("")
    answer.headers["Set-Cookie"] = "session_id=1; Secure; HttpOnly; SameSite=None"  # want cookie-sent-cross-site
    answer.headers["Set-Cookie"] = "session_id=1; Secure; HttpOnly; SameSite=Lax"
    answer.headers["Set-Cookie"] = "theme=dark; Secure; HttpOnly; SameSite=None"
    return answer
