import os
import sqlite3

from flask import Flask
from flask_restful import Api, Resource, reqparse, fields, marshal_with

app = Flask(__name__)
api = Api(app)
db = sqlite3.connect("x.db")
parser = reqparse.RequestParser()
parser.add_argument("name", type=str, required=True)
parser.add_argument("count", type=int)
parser.add_argument("kind", choices=("a", "b"))
parser.add_argument("path", location="args")


class Item(Resource):
    def get(self, item_id):
        db.execute("select * from item where id = '%s'" % item_id)  # want sql-injection
        return {}

    def post(self):
        args = parser.parse_args()
        db.execute("insert into item values ('%s')" % args["name"])  # want sql-injection
        db.execute("insert into item values (%s)" % args["count"])
        os.system("make " + args.kind)
        open("/srv/" + args.path)  # want path-traversal
        return {}


class Num(Resource):
    def get(self, n):
        db.execute("select * from item where id = %s" % n)  # safe: a number
        return {}


api.add_resource(Item, "/items", "/items/<item_id>")
api.add_resource(Num, "/num/<int:n>")
