"""Codes whose wrong guesses a column counts, and one where nothing does."""
import hmac
import secrets

from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from .models import Member


def send_code(request):
    member = get_object_or_404(Member, email=request.POST["email"])
    member.login_code = f"{secrets.randbelow(10 ** 6):06d}"
    member.save()
    member.email_user("Your code", member.login_code)
    return JsonResponse({})


def confirm_login(request):
    member = get_object_or_404(Member, email=request.POST["email"])
    Member.objects.filter(pk=member.pk).update(reset_tries=F("reset_tries") + 1)
    if member.reset_tries >= 5 or not hmac.compare_digest(member.login_code, request.POST["code"]):
        return JsonResponse({}, status=400)
    member.set_password(request.POST["password"])
    member.save()
    return JsonResponse({})


def confirm_pin(request):
    member = get_object_or_404(Member, email=request.POST["email"])
    if member.try_count > 3 or member.pin_code != request.POST["code"]:
        Member.objects.filter(pk=member.pk).update(try_count=F("try_count") + 1)
        return JsonResponse({}, status=400)
    return JsonResponse({"ok": True})


def confirm_code(request):  # want attempts-unlimited
    member = get_object_or_404(Member, email=request.POST["email"])
    if member.max_retries == 0 or member.login_code != request.POST["code"]:
        return JsonResponse({}, status=400)
    return JsonResponse({"ok": True})


urlpatterns = [path("login/send/", send_code), path("login/confirm/", confirm_login), path("login/pin/", confirm_pin), path("login/code/", confirm_code)]
