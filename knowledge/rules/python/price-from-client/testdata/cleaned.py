from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from fastapi import Body, Depends, FastAPI
from flask import Flask, abort, request, session

from models import Order, Product, run, row, current_user

ROOT_URLCONF = "shop.urls"
app = Flask(__name__)
api = FastAPI()


class BuyForm(forms.Form):
    product = forms.IntegerField()
    quantity = forms.IntegerField(min_value=1)
    price = forms.DecimalField(min_value=0)


@login_required
def buy(request):
    form = BuyForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        Order.objects.create(customer=request.user, total=data["price"] * data["quantity"])  # want price-from-client
    return HttpResponse()


@login_required
def buy_priced(request):
    form = BuyForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        product = Product.objects.get(pk=data["product"])
        Order.objects.create(customer=request.user, total=product.price * data["quantity"])
    return HttpResponse()


@app.post("/pay/<int:key>")
def pay(key):
    if "user" not in session:
        abort(401)
    amount = float(request.form["amount"])
    run("UPDATE orders SET paid = 1, total = ? WHERE id = ? AND user_id = ?", (amount, key, session["user"]))  # want price-from-client
    return "ok"


@app.post("/note/<int:key>")
def note(key):
    if "user" not in session:
        abort(401)
    run("UPDATE orders SET note = ? WHERE id = ? AND user_id = ?", (request.form["amount"], key, session["user"]))
    return "ok"


@api.post("/exchange")
def exchange(amount: int = Body(gt=0), rate: float = Body(...), me=Depends(current_user)):
    gain = int(amount * rate) - amount  # want price-from-client
    run("UPDATE accounts SET balance = balance + ? WHERE owner = ?", (gain, me["id"]))
    return {"gain": gain}


@api.post("/exchange2")
def exchange_known(amount: int = Body(gt=0), currency: str = Body(...), me=Depends(current_user)):
    rate = row("SELECT rate FROM rates WHERE currency = ?", (currency,))["rate"]
    gain = int(amount * rate) - amount
    run("UPDATE accounts SET balance = balance + ? WHERE owner = ?", (gain, me["id"]))
    return {"gain": gain}


urlpatterns = [path("buy/", buy), path("buy2/", buy_priced)]
