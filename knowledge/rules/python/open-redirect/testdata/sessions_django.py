from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def begin(request):
    request.session["after"] = request.GET["next"]
    request.session["home"] = "/home/"
    target = request.GET.get("back", "/")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        request.session["back"] = target
    return HttpResponseRedirect("/begin/")


def complete(request):
    return HttpResponseRedirect(request.session.pop("after", "") or "/")  # want open-redirect


def home(request):
    return HttpResponseRedirect(request.session["home"])


def back(request):
    return HttpResponseRedirect(request.session.get("back", "/"))


def other(request):
    return HttpResponseRedirect(request.session.get("other", "/"))
