# profile: default
# Checks that hold what a client sends against what the client sends.
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def own_host_among_them(request):
    target = request.GET.get("next", "/")
    hosts = {request.get_host(), urlsplit(target).netloc}
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=hosts):
        target = "/"
    return HttpResponseRedirect(target)  # want open-redirect


def hosts_of_the_program(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(url=target, allowed_hosts=settings.HOSTS, require_https=request.is_secure()):
        target = "/"
    return HttpResponseRedirect(target)


def host_of_the_request(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return HttpResponseRedirect(target)


def another_field(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=[request.GET["host"]]):
        target = "/"
    return HttpResponseRedirect(target)  # want open-redirect


def in_a_list(request):
    target = request.GET.get("next", "/")
    if urlsplit(target).netloc not in [request.get_host(), urlsplit(target).netloc]:
        target = "/"
    return HttpResponseRedirect(target)  # want open-redirect


def equal_to_another(request):
    target = request.GET.get("next", "/")
    if urlsplit(target).netloc != urlsplit(request.GET["base"]).netloc:
        target = "/"
    return HttpResponseRedirect(target)  # want open-redirect


def equal_to_own(request):
    target = request.GET.get("next", "/")
    if urlsplit(target).netloc != request.get_host():
        target = "/"
    return HttpResponseRedirect(target)
