"""What a schema has checked to be a text is no dictionary of operators, also in lists and in schemas inside schemas."""
import marshmallow as ma
from flask import Flask, request
from flask.views import MethodView
from flask_smorest import Api, Blueprint
from marshmallow import INCLUDE, Schema, fields, validate
from pymongo import MongoClient
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView
from webargs.flaskparser import use_args, use_kwargs

app = Flask(__name__)
api = Api(app)
blp = Blueprint("orders", __name__)
db = MongoClient("mongodb://db").shop


class LineSchema(Schema):
    sku = fields.String(required=True)
    qty = fields.Integer()
    extra = fields.Raw()


class CartSchema(Schema):
    lines = fields.List(fields.Nested(LineSchema), required=True)
    tags = fields.List(fields.Str())
    anything = fields.List(fields.Raw())
    address = fields.Nested("self")
    gift = ma.fields.Nested(LineSchema)
    state = fields.Raw(validate=validate.OneOf(["new", "paid"]))


class OpenSchema(Schema):
    class Meta:
        unknown = INCLUDE

    name = fields.String()


@blp.route("/orders")
class Orders(MethodView):
    @blp.arguments(CartSchema)
    def post(self, cart):
        for line in cart["lines"]:
            db.parts.find_one({"sku": line["sku"]})
            db.parts.find_one({"extra": line["extra"]})  # want nosql-injection
        for tag in cart["tags"]:
            db.tags.find_one({"name": tag})
        for x in cart["anything"]:
            db.tags.find_one({"name": x})  # want nosql-injection
        db.parts.find_one({"sku": cart["gift"]["sku"]})
        db.parts.find_one({"sku": cart["address"]})  # want nosql-injection
        return {}


@blp.route("/open", methods=["POST"])
@blp.arguments(OpenSchema)
def opened(data):
    db.users.find_one({"name": data["name"]})
    db.users.find_one({"name": data["other"]})  # want nosql-injection
    return {}


@app.post("/loaded")
def loaded():
    data = CartSchema().load(request.get_json())
    db.tags.find_one({"name": data["gift"]["sku"]})
    db.tags.find_one({"name": data["gift"]["extra"]})  # want nosql-injection
    return {}


@app.post("/loaded/open")
def loaded_open():
    data = CartSchema().load(request.get_json(), unknown=INCLUDE)
    db.tags.find_one({"name": data["other"]})  # want nosql-injection
    return {}


@app.post("/args")
@use_args(LineSchema)
def by_args(args):
    db.parts.find_one({"sku": args["sku"]})
    db.parts.find_one({"sku": args["extra"]})  # want nosql-injection
    return {}


@app.post("/kwargs")
@use_kwargs(LineSchema)
def by_kwargs(sku, extra):
    db.parts.find_one({"sku": sku})
    db.parts.find_one({"sku": extra})  # want nosql-injection
    return {}


class PlaceSerializer(serializers.Serializer):
    city = serializers.CharField()
    raw = serializers.JSONField()


class TripSerializer(serializers.Serializer):
    title = serializers.CharField()
    filter = serializers.JSONField()
    place = PlaceSerializer()
    stops = PlaceSerializer(many=True)
    names = serializers.ListField(child=serializers.CharField())


class Trips(APIView):
    def post(self, request):
        trip = TripSerializer(data=request.data)
        trip.is_valid(raise_exception=True)
        data = trip.validated_data
        db.trips.find_one({"title": data["title"]})
        db.trips.find_one({"title": data["filter"]})  # want nosql-injection
        db.trips.find_one({"city": data["place"]["city"]})
        db.trips.find_one({"raw": data["place"]["raw"]})  # want nosql-injection
        for stop in data["stops"]:
            db.trips.find_one({"city": stop["city"]})
            db.trips.find_one({"raw": stop["raw"]})  # want nosql-injection
        for name in data["names"]:
            db.trips.find_one({"name": name})
        return Response({})
