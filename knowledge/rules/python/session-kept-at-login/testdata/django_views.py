from django.http import HttpRequest, HttpResponse

from .models import User


def log_in(request: HttpRequest):
    user = User.find(request.POST["name"])
    request.session["user_id"] = user.id  # want session-kept-at-login
    return HttpResponse("ok")


def log_in_flag(request: HttpRequest):
    request.session["logged_in"] = True  # want session-kept-at-login
    return HttpResponse("ok")


def log_out(request: HttpRequest):
    request.session["logged_in"] = False
    request.session["user_id"] = None
    return HttpResponse("ok")


def basket(request: HttpRequest):
    request.session["basket"] = request.POST["item"]
    return HttpResponse("ok")


def language(request: HttpRequest):
    request.session["language"] = "en"
    return HttpResponse("ok")
