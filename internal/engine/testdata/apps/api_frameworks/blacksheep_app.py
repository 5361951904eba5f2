import os
from dataclasses import dataclass

from blacksheep import Application, FromForm, FromHeader, FromJSON, FromQuery, FromRoute, Request, get, html, json, post, redirect, text, Router
from blacksheep.server.controllers import APIController, Controller
from blacksheep.server.controllers import get as cget

app = Application()
router = Router()


@dataclass
class Item:
    name: str
    n: int


@get("/a/{name}")
def a(name: str):
    os.system("x " + name)  # want command-injection
    return text("ok")


@get("/n/{n}")
def num(n: int):
    os.system("x %d" % n)  # safe: a number
    return text("ok")


@app.router.post("/b")
async def b(data: FromJSON[Item], q: FromQuery[str], request: Request):
    os.system("x " + data.value.name)  # want command-injection
    os.system("x %d" % data.value.n)  # safe: a number
    os.system("x " + q.value)  # want command-injection
    body = await request.json()
    os.system("x " + body["k"])  # want command-injection
    return json({})


@router.get("/c")
async def c(request: Request):
    os.system("x " + request.query.get("q")[0])  # want command-injection
    return redirect(request.query["next"][0])  # want open-redirect


class Cats(APIController):
    @cget("/{cat_id}")
    def get_cat(self, cat_id: str):
        os.system("x " + cat_id)  # want command-injection

    @post()
    def create(self, item: Item):
        os.system("x " + item.name)  # want command-injection
