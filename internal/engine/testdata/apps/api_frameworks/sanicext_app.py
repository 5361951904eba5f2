import os
from dataclasses import dataclass

from pydantic import BaseModel
from sanic import Blueprint, Sanic, json, text
from sanic.views import HTTPMethodView
from sanic_ext import validate, openapi, render

app = Sanic("x")
bp = Blueprint("x")


@dataclass
class Params:
    name: str
    n: int


class Body(BaseModel):
    name: str
    n: int


@app.get("/a")
@validate(query=Params)
async def a(request, query: Params):
    os.system("x " + query.name)  # want command-injection
    os.system("x %d" % query.n)  # safe: a number
    return json({})


@bp.post("/b")
@validate(json=Body)
async def b(request, body: Body):
    os.system("x " + body.name)  # want command-injection
    os.system("x %d" % body.n)  # safe: a number
    return text("")


@app.get("/c/<name>/<n:int>")
async def c(request, name: str, n: int):
    os.system("x " + name)  # want command-injection
    os.system("x %d" % n)  # safe: a number
    return text("")


class V(HTTPMethodView):
    async def get(self, request, name):
        os.system("x " + name)  # want command-injection
        return text("")


app.add_route(V.as_view(), "/v/<name>")
