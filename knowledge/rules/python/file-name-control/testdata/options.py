from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, re_path

PREFIX = "accounts/"


def signup(request, template="accounts/signup.html", extra=None):
    return TemplateResponse(request, template, extra or {})  # who declares the route chooses it


def page(request, name):
    return render(request, name + ".html")  # want file-name-control


def chapter(request, name):
    return render(request, name + ".html")  # silent: one of the pages in one folder


urlpatterns = [
    re_path(r"^%ssignup/$" % open("prefix").read(), signup),
    path("pages/<path:name>/", page),
    path("chapters/<str:name>/", chapter),
]
