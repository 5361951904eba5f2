"""Cookies that keep a yes or a no, under the name of one that logs in."""
from aiohttp import web
from django.http import HttpResponse
from flask import make_response
from starlette.responses import Response


def seen():
    response = make_response("hello")
    response.set_cookie("auth", "1", secure=True)  # silent: nobody is logged in by that
    response.set_cookie("session_id", "true", secure=True)
    return response


def kept(number):
    response = make_response("hello")
    response.set_cookie("auth", number, secure=True)  # want cookie-without-httponly
    return response


def number_of_one():
    response = make_response("hello")
    response.set_cookie("auth", "1f8a", secure=True)  # want cookie-without-httponly
    return response


def seen_by_django():
    response = HttpResponse("hello")
    response.set_cookie("auth_token", "yes", secure=True)
    return response


def kept_by_django(token):
    response = HttpResponse("hello")
    response.set_cookie("auth_token", token, secure=True)  # want cookie-without-httponly
    return response


def seen_by_starlette():
    response = Response("hello")
    response.set_cookie("session", "off", secure=True)
    return response


def kept_by_starlette(request):
    response = Response("hello")
    response.set_cookie("session", request.state.id, secure=True)  # want cookie-without-httponly
    return response


async def seen_by_aiohttp(request):
    response = web.Response(text="hello")
    response.set_cookie("session", "0", secure=True)
    return response


async def kept_by_aiohttp(request):
    response = web.Response(text="hello")
    response.set_cookie("session", request["id"], secure=True)  # want cookie-without-httponly
    return response
