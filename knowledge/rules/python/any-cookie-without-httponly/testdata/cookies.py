"""Cookies that hold nothing secret as far as their names tell."""
from http.cookies import SimpleCookie

from django.http import HttpResponse


def theme(request):
    response = HttpResponse("ok")
    response.set_cookie("theme", "dark", secure=True)  # want any-cookie-without-httponly
    return response


def entry(request):
    response = HttpResponse("ok")
    response.cookies["theme"] = "dark"  # want any-cookie-without-httponly
    response.cookies["theme"]["secure"] = True
    return response


def plain():
    cookies = SimpleCookie()
    cookies["theme"] = "dark"  # want any-cookie-without-httponly
    cookies["theme"]["secure"] = True
    return cookies.output()


def kept_from_scripts(request):
    response = HttpResponse("ok")
    response.set_cookie("seen", "1", secure=True, httponly=True)
    return response


def entry_kept_from_scripts(request):
    response = HttpResponse("ok")
    response.cookies["seen"] = "1"
    response.cookies["seen"]["secure"] = True
    response.cookies["seen"]["httponly"] = True
    return response


def configured(request, settings):
    response = HttpResponse("ok")
    response.set_cookie("seen", "1", secure=True, httponly=settings.KEPT)
    return response
