"""Where the hosts are named, what is built for a request has one of them."""
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


def mail_link(user, request):
    link = request.build_absolute_uri("/reset?t=%s" % default_token_generator.make_token(user))
    send_mail("Reset", f"Open {link}", None, [user.email])


def forgot(request):
    mail_link(request.user, request)
    return HttpResponse("")


def invite(request):
    link = "https://%s/join" % request.get_host()
    send_mail("Join", "Open " + link, None, [request.user.email])
    return HttpResponse("")


def home(request):
    return redirect(request.build_absolute_uri(reverse("home")))


def shown(request):
    return HttpResponse(request.get_host(), content_type="text/plain")
