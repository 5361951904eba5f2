# profile: default
from django.http import HttpResponseRedirect


def logout(request):
    response = HttpResponseRedirect("/")
    response.set_cookie("logout_reason", "Session timed out.", max_age=10)
    return response


def region(request):
    response = HttpResponseRedirect("/")
    response.set_cookie("login_region", request.GET["region"])  # want any-cookie-without-secure
    return response
