import secrets

from django.http import HttpResponse
from flask import make_response, request
from starlette.responses import JSONResponse


def remembered():
    response = make_response("welcome")
    response.set_cookie("pw", request.form["password"])  # want password-in-cookie
    return response


def django_view(request):
    password = request.POST["password"]
    response = HttpResponse("welcome")
    response.set_cookie("login", password)  # want password-in-cookie
    return response


def starlette(user, password):
    response = JSONResponse({})
    response.set_cookie("login", user + ":" + password)  # want password-in-cookie
    return response


def session():
    response = make_response("welcome")
    response.set_cookie("session", secrets.token_urlsafe(32))
    return response


def token(access_token):
    response = make_response("welcome")
    response.set_cookie("access_token", access_token)
    return response


def name():
    response = make_response("welcome")
    response.set_cookie("user", request.form["user"])
    return response


def hashed(password, digest):
    response = make_response("welcome")
    response.set_cookie("check", digest(password))
    return response
