import os
import sqlite3

import marshmallow as ma
from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint

app = Flask(__name__)
api = Api(app)
blp = Blueprint("pets", "pets", url_prefix="/pets")
db = sqlite3.connect("x.db")


class PetSchema(ma.Schema):
    id = ma.fields.Int(dump_only=True)
    name = ma.fields.String()
    kind = ma.fields.String(validate=ma.validate.OneOf(["a", "b"]))
    n = ma.fields.Integer()


class QuerySchema(ma.Schema):
    name = ma.fields.String()


@blp.route("/")
class Pets(MethodView):
    @blp.arguments(QuerySchema, location="query")
    @blp.response(200, PetSchema(many=True))
    def get(self, args):
        db.execute("select * from pets where name = '%s'" % args["name"])  # want sql-injection
        return []

    @blp.arguments(PetSchema)
    @blp.response(201, PetSchema)
    def post(self, new_data):
        os.system("x " + new_data["name"])  # want command-injection
        os.system("x %s" % new_data["n"])  # safe: a number
        return {}


@blp.route("/<pet_id>")
class Pet(MethodView):
    def get(self, pet_id):
        return open("/srv/" + pet_id).read()  # want path-traversal


api.register_blueprint(blp)
