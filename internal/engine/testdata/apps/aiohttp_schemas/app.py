import os

from aiohttp import web
from aiohttp_apispec import docs, json_schema, match_info_schema, querystring_schema, request_schema, setup_aiohttp_apispec, validation_middleware
from marshmallow import Schema, fields


class Req(Schema):
    name = fields.Str()
    n = fields.Int()


@docs(tags=["x"])
@request_schema(Req())
async def index(request):
    os.system("x " + request["data"]["name"])  # want command-injection
    os.system("x %d" % request["data"]["n"])  # safe: a number
    return web.json_response({})


@json_schema(Req)
@querystring_schema(Req)
async def other(request):
    os.system("x " + request["json"]["name"])  # want command-injection
    os.system("x " + request["querystring"]["name"])  # want command-injection
    os.system("x " + request.match_info["name"])  # want command-injection
    return web.json_response({})


app = web.Application(middlewares=[validation_middleware])
app.router.add_post("/v1", index)
app.router.add_post("/v2", other)
