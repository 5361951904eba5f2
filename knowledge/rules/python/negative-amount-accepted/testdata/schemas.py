"""Numbers of forms and serializers, of loops over what is sent, and of what a helper subtracts."""
import json
import sqlite3

from flask import Flask, abort, request
from flask_login import current_user
from flask_wtf import FlaskForm
from models import Credit, Event, Product, db
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView
from sqlalchemy import update
from wtforms import IntegerField
from wtforms.validators import DataRequired, NumberRange

app = Flask(__name__)


class SpendForm(FlaskForm):
    cents = IntegerField(validators=[DataRequired()])


class BoundForm(FlaskForm):
    cents = IntegerField(validators=[DataRequired(), NumberRange(min=1)])


@app.post("/spend")
def spend():
    form = SpendForm()
    if not form.validate_on_submit():
        abort(400)
    db.session.execute(update(Credit).values(balance_cents=Credit.balance_cents - form.cents.data))  # want negative-amount-accepted
    return "ok"


@app.post("/spend/bound")
def spend_bound():
    form = BoundForm()
    if not form.validate_on_submit():
        abort(400)
    db.session.execute(update(Credit).values(balance_cents=Credit.balance_cents - form.cents.data))
    return "ok"


class GroupSerializer(serializers.Serializer):
    quantity = serializers.IntegerField(max_value=200)


class BuySerializer(serializers.Serializer):
    quantity = serializers.IntegerField(min_value=1, max_value=8)


def sum_of(event, quantity):
    return event.price * quantity  # want negative-amount-accepted


def sum_bound(event, quantity):
    return event.price * quantity


class GroupView(APIView):
    def post(self, request):
        serializer = GroupSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(sum_of(Event.objects.get(pk=1), serializer.validated_data["quantity"]))


class BuyView(APIView):
    def post(self, request):
        serializer = BuySerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(sum_bound(Event.objects.get(pk=1), serializer.validated_data["quantity"]))


@app.post("/cart")
def cart():
    total = 0
    for line in request.get_json()["lines"]:
        total += Product.query.get(line["id"]).price * int(line["quantity"])  # want negative-amount-accepted
    return str(total)


@app.post("/v2/cart")
def cart_v2():
    total = 0
    for line in request.get_json()["lines"]:
        quantity = int(line["quantity"])
        if quantity < 1:
            abort(400)
        total += Product.query.get(line["id"]).price * quantity
    return str(total)


def take(user, n):
    con = sqlite3.connect("shop.db")
    return con.execute("update users set credits = credits - ? where id = ? and credits >= ?", (n, user, n)).rowcount == 1  # want negative-amount-accepted


@app.post("/bet")
def bet():
    body = json.loads(request.data)
    return str(take(current_user.id, int(body["stake"])))
