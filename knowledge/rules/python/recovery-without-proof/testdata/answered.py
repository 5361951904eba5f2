"""Proofs that are worth nothing: a code that is answered, a link in which nothing is a secret."""
import random
import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import JsonResponse
from django.urls import path

User = get_user_model()


def forgot(request):
    user = User.objects.get(email=request.POST["email"])
    code = str(random.randint(100000, 999999))
    user.profile.code = code
    user.profile.save()
    return JsonResponse({"code": code})  # want recovery-without-proof


def forgot_mailed(request):
    user = User.objects.get(email=request.POST["email"])
    code = secrets.token_urlsafe(24)
    user.profile.code = code
    user.profile.save()
    send_mail("Reset", f"Your code is {code}", "desk@example.org", [user.email])
    return JsonResponse({"sent": True})


def forgot_link(request):
    user = User.objects.get(email=request.POST["email"])
    link = f"https://desk.example.org/reset/{user.pk}"  # want recovery-without-proof
    send_mail("Reset", f"Follow {link}", "desk@example.org", [user.email])
    return JsonResponse({"sent": True})


def forgot_signed_link(request):
    user = User.objects.get(email=request.POST["email"])
    link = f"https://desk.example.org/reset/{default_token_generator.make_token(user)}/{user.pk}"
    send_mail("Reset", f"Follow {link}", "desk@example.org", [user.email])
    return JsonResponse({"sent": True})


def forgot_told(request):
    send_mail("Reset", f"Write to us: https://desk.example.org/help", "desk@example.org", [request.POST["email"]])
    return JsonResponse({"sent": True, "code": 200})


urlpatterns = [
    path("forgot/", forgot), path("forgot-mailed/", forgot_mailed), path("forgot-link/", forgot_link),
    path("forgot-signed-link/", forgot_signed_link), path("forgot-told/", forgot_told),
]
