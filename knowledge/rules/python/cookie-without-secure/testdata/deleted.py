"""Cookies that are deleted by setting them."""
from django.http import HttpResponse
from flask import make_response, redirect


def leave():
    response = make_response(redirect("/"))
    response.set_cookie("session", "", expires=0)  # safe: it is deleted
    response.set_cookie("remember_token", "gone", max_age=0)  # safe: as above
    return response


def leave_django(request):
    response = HttpResponse()
    response.set_cookie("session", "")  # safe: there is nothing in it
    return response


def enter(token):
    response = make_response(redirect("/"))
    response.set_cookie("session", token, max_age=3600)  # want cookie-without-secure
    return response
