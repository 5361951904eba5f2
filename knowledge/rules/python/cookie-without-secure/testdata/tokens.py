"""Cookies that hold a token, whatever they are called."""
import secrets

import bottle
import jwt
import tornado.web
from fastapi import FastAPI, Response
from flask import Flask, make_response
from itsdangerous import URLSafeTimedSerializer
from sanic import response

app = Flask(__name__)
api = FastAPI()
KEY = open("/run/secrets/key").read()
SESSIONS = {}


def ticket(user):
    return jwt.encode({"sub": user, "exp": 60}, KEY, algorithm="HS256")


def open_session(user):
    number = secrets.token_urlsafe(32)
    SESSIONS[number] = user
    return number


@app.post("/login")
def login():
    answer = make_response("")
    answer.set_cookie("s1", open_session("ann"))  # want cookie-without-secure
    answer.set_cookie("s2", URLSafeTimedSerializer(KEY).dumps({"user": "ann"}))  # want cookie-without-secure
    return answer


@api.post("/login")
def api_login(answer: Response):
    answer.set_cookie(key="bearer", value=f"Bearer {ticket('ann')}")  # want cookie-without-secure


class Login(tornado.web.RequestHandler):
    def post(self):
        self.set_cookie("t", ticket("ann"))  # want cookie-without-secure
        self.set_signed_cookie("user", "ann")  # want cookie-without-secure


async def sanic_login(request):
    answer = response.text("")
    answer.cookies.add_cookie("t", ticket("ann"), secure=False, httponly=False)  # want cookie-without-secure
    return answer


def bottle_login():
    bottle.response.set_cookie("account", "ann", secret=KEY)  # want cookie-without-secure


# Named, or no login.
@app.post("/named")
def named():
    answer = make_response("")
    answer.set_cookie("s1", open_session("ann"), secure=True, httponly=True)
    return answer


@app.post("/other")
def other():
    answer = make_response("")
    answer.set_cookie("csrf", secrets.token_hex(16), secure=True, httponly=False)
    answer.set_cookie("visitor", secrets.token_hex(16))
    answer.set_cookie("theme", "dark")
    return answer


def bottle_theme():
    bottle.response.set_cookie("theme", "dark", secret=KEY)


class Theme(tornado.web.RequestHandler):
    def post(self):
        self.set_signed_cookie("theme", "dark")
