"""Numbers that the database adds, and messages that only a provider can have made."""
import hmac
import json
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponseBadRequest, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from pymongo import MongoClient

from shop.models import Bill, Job

ROOT_URLCONF = "shop.urls"
db = MongoClient().shop


@login_required
def spend(request, pk):
    minutes = int(json.loads(request.body)["minutes"])
    if minutes > 480:
        return HttpResponseBadRequest()
    Job.objects.filter(pk=pk, worker=request.user).update(minutes=F("minutes") + minutes)  # want negative-amount-accepted
    return JsonResponse({})


@login_required
def spend_checked(request, pk):
    minutes = int(json.loads(request.body)["minutes"])
    if minutes > 480 or minutes < 1:
        return HttpResponseBadRequest()
    Job.objects.filter(pk=pk, worker=request.user).update(minutes=F("minutes") + minutes)
    return JsonResponse({})


@login_required
def give_back(request, pk):
    bill = get_object_or_404(Bill, pk=pk, owner=request.user)
    bill.paid -= Decimal(request.POST.get("amount", "0"))  # want negative-amount-accepted
    bill.save()
    return JsonResponse({})


@login_required
def transfer(request):
    cents = int(request.POST["cents"])
    db.customers.update_one({"_id": request.user.pk}, {"$inc": {"balance": -cents}})  # want negative-amount-accepted
    return JsonResponse({})


@login_required
def donate(request):
    cents = int(request.POST["cents"])
    if cents <= 0:
        return HttpResponseBadRequest()
    db.customers.update_one({"_id": request.user.pk}, {"$inc": {"balance": -cents}})
    return JsonResponse({})


@login_required
def seen(request):
    db.customers.update_one({"_id": request.user.pk}, {"$inc": {"visits": int(request.POST["count"])}})
    return JsonResponse({})


def provider(request):
    if not hmac.compare_digest(signature_of(request.body), request.headers.get("X-Signature", "")):
        return HttpResponseForbidden()
    event = json.loads(request.body)
    bill = get_object_or_404(Bill, pk=int(event["bill"]))
    bill.paid += Decimal(event["amount"])
    bill.save()
    return JsonResponse({})


urlpatterns = [path("a/<int:pk>", spend), path("b/<int:pk>", spend_checked), path("c/<int:pk>", give_back), path("d", transfer), path("e", donate), path("f", seen), path("g", provider)]
