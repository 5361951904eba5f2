from django.core.mail import send_mail
from django.http import HttpResponse
from django.urls import path

from tokens import make_token


def forgot(request):
    url = "http://%s/recover/%s/" % (request.META["HTTP_HOST"], make_token(request.POST["mail"]))
    send_mail("Recover", url, "shop@example.org", [request.POST["mail"]])  # want mailed-link-host
    return HttpResponse()


def invite(request):
    link = f"https://{request.headers.get('Host')}/join/{make_token(request.POST['mail'])}"
    send_mail("Come", link, "shop@example.org", [request.POST["mail"]])  # want mailed-link-host
    return HttpResponse()


def told(request):
    agent = request.META["HTTP_USER_AGENT"]
    send_mail("Somebody logged in", "with " + agent, "shop@example.org", [request.POST["mail"]])
    return HttpResponse()


def shown(request):
    send_mail("Recover", "https://shop.example.org/recover", "shop@example.org", [request.POST["mail"]])
    return HttpResponse("http://%s/" % request.META["HTTP_HOST"])


urlpatterns = [path("forgot", forgot), path("invite", invite), path("told", told), path("shown", shown)]
