import os
import sqlite3

from apiflask import APIBlueprint, APIFlask, Schema, HTTPTokenAuth, abort
from apiflask.fields import Integer, String
from apiflask.validators import OneOf
from apiflask.views import MethodView

app = APIFlask(__name__)
bp = APIBlueprint("x", __name__)
db = sqlite3.connect("x.db")


class PetIn(Schema):
    name = String(required=True)
    n = Integer()
    category = String(required=True, validate=OneOf(["dog", "cat"]))


@app.get("/pets/<name>")
def get_pet(name):
    db.execute("select * from pets where name = '%s'" % name)  # want sql-injection
    return {}


@app.post("/pets")
@app.input(PetIn)
@app.output(PetIn, status_code=201)
def create_pet(json_data):
    os.system("x " + json_data["name"])  # want command-injection
    os.system("x %s" % json_data["n"])  # safe: a number
    return {}


@bp.get("/q")
@bp.input(PetIn, location="query")
def q(query_data):
    return open("/srv/" + query_data["name"]).read()  # want path-traversal


@app.post("/old")
@app.input(PetIn, arg_name="data")
def old(data):
    os.system("x " + data["name"])  # want command-injection
    return {}


class Pet(MethodView):
    @app.input(PetIn(partial=True), location="json")
    def patch(self, pet_id, json_data):
        os.system("x " + json_data["name"])  # want command-injection
        os.system("x " + pet_id)  # want command-injection
        return {}


app.add_url_rule("/pet/<pet_id>", view_func=Pet.as_view("pet"))
app.register_blueprint(bp)
