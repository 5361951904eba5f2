from urllib.parse import urlsplit

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

SITE = {"shop.example.com"}


def any_host(request):
    target = request.GET.get("next", "/")
    hosts = set(SITE)
    hosts.add(urlsplit(target).netloc)
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=hosts):
        target = "/"
    return HttpResponseRedirect(target)  # want open-redirect


def any_host_at_once(request):
    target = request.GET.get("next", "/")
    if url_has_allowed_host_and_scheme(target, {urlsplit(target).netloc}):
        return HttpResponseRedirect(target)  # want open-redirect
    return HttpResponseRedirect("/")


def own_host(request):
    target = request.GET.get("next", "/")
    hosts = set(SITE)
    hosts.add(request.get_host())
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=hosts):
        target = "/"
    return HttpResponseRedirect(target)
