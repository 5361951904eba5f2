import os
import secrets

from aiohttp import web
from django.http import HttpResponse
from flask import Flask, make_response, request

app = Flask(__name__)


@app.post("/login")
def login():
    response = make_response({"ok": True})
    response.set_cookie("session_id", secrets.token_hex(16), secure=True, httponly=True)  # want cookie-without-samesite
    return response


@app.post("/login/safe")
def login_safely():
    response = make_response({"ok": True})
    response.set_cookie("session_id", secrets.token_hex(16), secure=True, httponly=True, samesite="Lax")
    return response


@app.post("/login/again")
def login_configured():
    response = make_response({"ok": True})
    response.set_cookie("session_id", secrets.token_hex(16), secure=app.config["S"], httponly=app.config["H"], samesite=app.config["M"])
    return response


@app.get("/theme")
def theme():
    response = make_response({"ok": True})
    response.set_cookie("theme", "dark", secure=True, httponly=True)
    return response


@app.get("/form")
def form():
    response = make_response({"ok": True})
    response.set_cookie("csrf_token", secrets.token_hex(16), secure=True, httponly=True)
    return response


def send(response, name, value, **options):
    response.set_cookie(name, value, **options)


def django_view(request):
    response = HttpResponse("hello")
    response.set_cookie("auth_token", secrets.token_urlsafe(), secure=True, httponly=True)  # want cookie-without-samesite
    return response


def django_signed(request):
    response = HttpResponse("hello")
    response.set_signed_cookie("remember_me", "7", secure=True, httponly=True)  # want cookie-without-samesite
    return response


def django_clears(request):
    response = HttpResponse("hello")
    response.delete_cookie("auth_token")
    return response


async def aiohttp_view(request):
    response = web.Response(text="hello")
    response.set_cookie("access_token", secrets.token_urlsafe(), secure=True, httponly=True)  # want cookie-without-samesite
    return response


async def aiohttp_safe(request):
    response = web.Response(text="hello")
    response.set_cookie("access_token", secrets.token_urlsafe(), secure=True, httponly=True, samesite="Strict")
    return response


def name_through_variable():
    name, options = "sid", {"max_age": 3600, "secure": True,"httponly": True}
    response = make_response("hello")
    response.set_cookie(name, secrets.token_hex(16), **options)  # want cookie-without-samesite
    return response
