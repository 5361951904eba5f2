import os
from enum import Enum

from flask_openapi3 import APIBlueprint, APIView, Info, OpenAPI, Tag
from pydantic import BaseModel, Field

app = OpenAPI(__name__, info=Info(title="x", version="1"))
api = APIBlueprint("x", __name__, url_prefix="/api")
view = APIView(url_prefix="/v")


class BookQuery(BaseModel):
    author: str
    age: int


class BookPath(BaseModel):
    bid: int
    name: str


@app.get("/book")
def get_book(query: BookQuery):
    os.system("x " + query.author)  # want command-injection
    os.system("x %d" % query.age)  # safe: a number
    return {}


@api.put("/book/<int:bid>/<name>")
def put_book(path: BookPath, body: BookQuery):
    os.system("x " + path.name)  # want command-injection
    os.system("x " + body.author)  # want command-injection
    os.system("x %d" % path.bid)  # safe: a number
    return {}


@view.route("/b")
class BookView:
    @view.doc(summary="x")
    def get(self, query: BookQuery):
        os.system("x " + query.author)  # want command-injection
        return {}


app.register_api(api)
app.register_api_view(view)
