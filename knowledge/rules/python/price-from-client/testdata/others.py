from bottle import Bottle
from bottle import request as bottle_request
from django.http import JsonResponse
from django.urls import path
from fastapi import FastAPI
from pydantic import BaseModel
from pymongo import MongoClient
from shop.models import Order, Product

api = FastAPI()
site = Bottle()
orders = MongoClient().shop.orders


class Purchase(BaseModel):
    product: int
    quantity: int
    price: float


@api.post("/purchases")
def purchase(body: Purchase):
    return {"total": body.price * body.quantity}  # want price-from-client


@api.post("/v2/purchases")
def purchase_v2(body: Purchase):
    return {"total": Product.find(body.product).price * body.quantity}


def place_order(request):
    Order.objects.create(user=request.user, total=request.POST["total"])  # want price-from-client
    return JsonResponse({})


def place_order_v2(request):
    product = Product.objects.get(pk=request.POST["product"])
    Order.objects.create(user=request.user, total=product.price)
    return JsonResponse({})


@site.post("/orders")
def kept():
    orders.insert_one({"product": bottle_request.json["product"], "total": bottle_request.json["total"]})  # want price-from-client
    return "ok"


urlpatterns = [path("order", place_order), path("v2/order", place_order_v2)]
