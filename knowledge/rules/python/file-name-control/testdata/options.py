from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, re_path

PREFIX = "accounts/"


def signup(request, template="accounts/signup.html", extra=None):
    return TemplateResponse(request, template, extra or {})  # who declares the route chooses it


def page(request, name):
    return render(request, name + ".html")  # want file-name-control


urlpatterns = [
    re_path(r"^%ssignup/$" % open("prefix").read(), signup),
    path("pages/<str:name>/", page),
]
