import os
from typing import List

from django.db import connection
from ninja import File, Form, NinjaAPI, Path, Query, Router, Schema, UploadedFile
from ninja.files import UploadedFile as UF
from ninja_extra import ControllerBase, NinjaExtraAPI, api_controller, http_get, http_post, route
from ninja_extra.permissions import IsAuthenticated

api = NinjaExtraAPI()
router = Router()


class ItemIn(Schema):
    name: str
    n: int


class Filters(Schema):
    q: str = None
    limit: int = 100


@router.get("/items")
def items(request, filters: Filters = Query(...)):
    with connection.cursor() as c:
        c.execute("select * from item where name like '%s'" % filters.q)  # want sql-injection
        c.execute("select * from item limit %s" % filters.limit)  # safe: a number
    return []


@router.post("/items/{slug}")
def create(request, slug: str, item: ItemIn, n: int = 3):
    os.system("x " + item.name)  # want command-injection
    os.system("x " + slug)  # want command-injection
    os.system("x %d" % n)  # safe: a number
    return {}


@router.post("/up")
def up(request, file: UploadedFile = File(...), title: str = Form(...)):
    open("/srv/" + title, "wb").write(file.read())  # want path-traversal
    return {}


@api_controller("/users", tags=["u"], permissions=[IsAuthenticated])
class Users(ControllerBase):
    @route.get("/{name}")
    def get_user(self, name: str):
        os.system("x " + name)  # want command-injection
        return {}

    @http_post("/")
    def create_user(self, item: ItemIn):
        os.system("x " + item.name)  # want command-injection
        os.system("x %d" % item.n)  # safe: a number
        return {}

    @http_get("/r")
    def from_request(self):
        os.system("x " + self.context.request.GET["q"])  # want command-injection
        return {}


api.register_controllers(Users)
api.add_router("/", router)
