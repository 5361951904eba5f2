import functools
from urllib.parse import urlparse

from django.shortcuts import redirect
from django.urls import path


def is_safe(url, host=None, schemes=None, strict=False):
    if schemes is None:
        schemes = ["http", "https"]
    parsed = urlparse(url)
    safe = True
    if parsed.scheme and parsed.scheme not in schemes:
        if strict:
            raise ValueError("scheme")
        safe = False
    if host and parsed.netloc and parsed.netloc != host:
        if strict:
            raise ValueError("host")
        safe = False
    return safe


def with_host(request):
    target = request.GET.get("next")
    if target and is_safe(target, host=request.get_host()):
        return redirect(target)
    return redirect("/")


def with_own_host(request):
    target = request.GET.get("next")
    if target and is_safe(target, request.site.domain):
        return redirect(target)
    return redirect("/")


def with_partial(request):
    target = request.GET.get("next")
    check = functools.partial(is_safe, host=request.get_host())
    if target and check(target):
        return redirect(target)
    return redirect("/")


def with_empty_partial(request):
    target = request.GET.get("next")
    check = functools.partial(is_safe, strict=False)
    if target and check(target):
        return redirect(target)  # want open-redirect
    return redirect("/")


def without_host(request):
    target = request.GET.get("next")
    if target and is_safe(target):
        return redirect(target)  # want open-redirect
    return redirect("/")


def with_no_host(request):
    target = request.GET.get("next")
    if target and is_safe(target, host=None):
        return redirect(target)  # want open-redirect
    return redirect("/")


urlpatterns = [path("a", with_host), path("b", with_own_host), path("c", without_host), path("d", with_no_host),
               path("e", with_partial), path("f", with_empty_partial)]
