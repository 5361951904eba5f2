"""The code stands in a row beside the user, and is told to whoever asks; or sent to the user alone."""
import random
import secrets

from django.contrib.auth.models import User
from django.db import models
from django.http import HttpResponse, JsonResponse
from django.urls import path


class Hand(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    reset_token = models.CharField(max_length=64)


def reset(request):
    hand = Hand.objects.get(user__username=request.POST["username"])
    if "token" in request.POST:
        if hand.reset_token and hand.reset_token == request.POST["token"]:
            hand.user.set_password(request.POST["password"])
            hand.user.save()
        return HttpResponse("done")
    hand.reset_token = str(random.randint(1000, 9999))
    hand.save()
    return JsonResponse({"sent": True, "token": hand.reset_token})  # want recovery-without-proof


def reset_by_mail(request):
    hand = Hand.objects.filter(user__username=request.POST["username"]).first()
    if hand:
        hand.reset_token = secrets.token_urlsafe(32)
        hand.save()
        hand.user.email_user("Reset", "Your code: " + hand.reset_token)
    return JsonResponse({"sent": True})


urlpatterns = [path("reset/", reset), path("reset/mail/", reset_by_mail)]
