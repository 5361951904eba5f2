from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import F
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from shop.models import Reward

ROOT_URLCONF = "shop.urls"


@login_required
def buy(request, pk):
    reward = get_object_or_404(Reward, pk=pk)
    me = request.user.trainee
    if me.points >= reward.price:
        me.points -= reward.price  # want check-then-act
        me.save()
        return JsonResponse({"points": me.points})
    return HttpResponseBadRequest()


@login_required
@transaction.atomic
def claim(request, pk):
    reward = get_object_or_404(Reward.objects.select_for_update(), pk=pk)
    if reward.stock < 1:
        return HttpResponseBadRequest()
    reward.stock -= 1
    reward.save()
    return JsonResponse({})


@login_required
def take(request, pk):
    reward = get_object_or_404(Reward, pk=pk)
    if reward.stock < 1:
        return HttpResponseBadRequest()
    reward.stock = F("stock") - 1
    reward.save()
    return JsonResponse({})


urlpatterns = [path("buy/<int:pk>", buy), path("claim/<int:pk>", claim), path("take/<int:pk>", take)]
