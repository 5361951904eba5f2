"""Documents of laboratories, which users belong to."""
import functools

from bson import ObjectId
from flask import Flask, g, jsonify, request
from flask_restful import Api, Resource, abort
from pymongo import MongoClient

app = Flask(__name__)
api = Api(app)
db = MongoClient().stock


def require_login(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        user = db.users.find_one({"token": request.headers.get("Authorization")})
        if user is None:
            abort(401, message="login first")
        g.user = user
        g.tablet = user.get("role") == "tablet"
        return view(*args, **kwargs)

    return inner


class Orders(Resource):
    method_decorators = [require_login]

    def get(self):
        return jsonify([str(d) for d in db.orders.find({"lab": g.user["lab"]})])


class Order(Resource):
    method_decorators = [require_login]

    def get(self, order_id):
        return jsonify(str(db.orders.find_one({"_id": ObjectId(order_id)})))  # want object-of-other-user


class OrderOfLab(Resource):
    method_decorators = [require_login]

    def get(self, order_id):
        return jsonify(str(db.orders.find_one({"_id": ObjectId(order_id), "lab": g.user["lab"]})))


class Supplier(Resource):
    method_decorators = [require_login]

    def get(self, supplier_id):
        return jsonify(str(db.suppliers.find_one({"_id": ObjectId(supplier_id)})))


api.add_resource(Orders, "/orders")
api.add_resource(Order, "/orders/<string:order_id>")
api.add_resource(OrderOfLab, "/lab/orders/<string:order_id>")
api.add_resource(Supplier, "/suppliers/<string:supplier_id>")
