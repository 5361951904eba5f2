import os
import sqlite3

from flask import Flask, Blueprint
from flask_restx import Api, Namespace, Resource, fields, reqparse

app = Flask(__name__)
api = Api(app)
ns = api.namespace("items", description="x")
ns2 = Namespace("other")
db = sqlite3.connect("x.db")
item = ns.model("Item", {"name": fields.String(required=True), "n": fields.Integer})
parser = ns.parser()
parser.add_argument("q", type=str, location="args")
parser.add_argument("page", type=int)


@ns.route("/<string:name>")
class Item(Resource):
    @ns.expect(item)
    def post(self, name):
        db.execute("insert into item values ('%s')" % name)  # want sql-injection
        os.system("x " + api.payload["name"])  # want command-injection
        os.system("x " + ns.payload["name"])  # want command-injection
        return {}

    @ns.expect(parser)
    def get(self, name):
        args = parser.parse_args()
        os.system("x " + args["q"])  # want command-injection
        os.system("x %d" % args["page"])  # safe: a number
        return {}


@ns2.route("/<int:n>")
class Num(Resource):
    def get(self, n):
        os.system("x %s" % n)  # safe: a number
        return {}


api.add_namespace(ns2)
