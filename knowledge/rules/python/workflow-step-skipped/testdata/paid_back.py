from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from flask import Flask, abort, session

from models import Booking, Order, Profile, db, purchases, row, run

ROOT_URLCONF = "shop.urls"
app = Flask(__name__)


@login_required
def refund(request, pk):
    order = get_object_or_404(Order, pk=pk, customer=request.user)
    Profile.objects.filter(user=request.user).update(balance=F("balance") + order.total)  # want workflow-step-skipped
    return HttpResponse()


@login_required
def refund_once(request, pk):
    with transaction.atomic():
        order = get_object_or_404(Order.objects.select_for_update(), pk=pk, customer=request.user)
        if order.status != "paid":
            return HttpResponse(status=409)
        Profile.objects.filter(user=request.user).update(balance=F("balance") + order.total)
        order.status = "refunded"
        order.save()
    return HttpResponse()


@login_required
def cancel_found(request, pk):
    changed = Booking.objects.filter(pk=pk, player=request.user, status="held").update(status="cancelled")
    if changed:
        booking = Booking.objects.get(pk=pk)
        Profile.objects.filter(user=request.user).update(balance=F("balance") + booking.price)
    return HttpResponse()


@app.post("/orders/<int:key>/refund")
def refund_by_statement(key):
    if "uid" not in session:
        abort(401)
    order = row("SELECT * FROM orders WHERE id = ? AND user_id = ?", (key, session["uid"]))
    run("UPDATE users SET balance = balance + ? WHERE id = ?", (order["total"], session["uid"]))  # want workflow-step-skipped
    return "ok"


@app.post("/orders/<int:key>/refund2")
def refund_claimed(key):
    if "uid" not in session:
        abort(401)
    order = row("SELECT * FROM orders WHERE id = ? AND user_id = ? AND refunded = 0", (key, session["uid"]))
    run("UPDATE users SET balance = balance + ? WHERE id = ?", (order["total"], session["uid"]))
    run("UPDATE orders SET refunded = 1 WHERE id = ?", (key,))
    return "ok"


@app.post("/purchases/<key>/return_goods")
def return_goods(key):
    if "uid" not in session:
        abort(401)
    bought = purchases.find_one({"key": key, "user": session["uid"]})
    db.users.update_one({"_id": session["uid"]}, {"$inc": {"credit": bought["price"]}})  # want workflow-step-skipped
    return "ok"


def pay_out(order, profile):
    profile.balance += order.total  # want workflow-step-skipped
    profile.save()


@app.post("/orders/<int:key>/pay")
def have_it_paid(key):
    if "uid" not in session:
        abort(401)
    pay_out(Order.query.filter_by(id=key, user_id=session["uid"]).first_or_404(), Profile.query.get(session["uid"]))
    return "ok"


@app.post("/gain")
def gain():
    if "uid" not in session:
        abort(401)
    profile = Profile.query.get(session["uid"])
    profile.points += Decimal(1)
    db.session.commit()
    return "ok"


urlpatterns = [path("refund/<int:pk>", refund), path("refund2/<int:pk>", refund_once), path("cancel/<int:pk>", cancel_found)]
