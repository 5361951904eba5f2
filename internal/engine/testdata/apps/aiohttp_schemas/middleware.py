import os

from aiohttp import web


@web.middleware
async def auth(request, handler):
    request["user"] = load(request.headers["x"])
    request["json"] = {"a": 1}
    return await handler(request)


def load(x):
    return 3


async def index(request):
    os.system("x %s" % request["user"])  # safe: a number
    os.system("x " + request["data"]["name"])  # want command-injection
    return web.json_response({})


app = web.Application(middlewares=[auth])
app.router.add_post("/v1", index)
