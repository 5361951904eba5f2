"""Beds, sensors and the gardeners' diary."""
import json

import aiohttp
import aiohttp_jinja2
import asyncpg
import jinja2
from aiohttp import web

import beds
import gardeners
import shared

routes = web.RouteTableDef()


async def by_label(conn, message):
    return await beds.labelled(conn, message.get("label", ""))


async def by_house(conn, message):
    return await beds.in_house(conn, message.get("house", ""))


ACTIONS = {"label": by_label, "house": by_house}


@routes.get("/socket")
async def socket(request):
    if request.headers.get("Origin") != "https://greenhouse.example":
        raise web.HTTPForbidden()
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        body = message.json()
        rows = await ACTIONS[body["action"]](request.app[shared.POOL], body)
        await ws.send_json([dict(r) for r in rows])
    return ws


@routes.get("/beds")
async def search(request):
    criteria = {k: v for k, v in request.query.items() if v}
    return web.json_response([dict(r) for r in await beds.matching(request.app[shared.POOL], criteria)])


@routes.get("/beds/known")
async def search_known(request):
    criteria = {k: v for k, v in request.query.items() if v}
    return web.json_response([dict(r) for r in await beds.matching_known(request.app[shared.POOL], criteria)])


@routes.get("/sensor")
async def sensor(request):
    async with request.app[shared.CLIENT].get(request.query["from"]) as answer:  # want server-side-request-forgery
        return web.Response(body=await answer.read())


@routes.get("/gardener")
async def gardener(request):
    return web.json_response(await gardeners.look_up(request.query["login"]))


@routes.get("/gardener/escaped")
async def gardener_escaped(request):
    return web.json_response(await gardeners.look_up_escaped(request.query["login"]))


@routes.get("/diary")
@aiohttp_jinja2.template("diary.html")
async def diary(request):
    return {"entries": json.dumps(await beds.notes(request.app[shared.POOL]))}


@routes.post("/diary")
async def write(request):
    form = await request.post()
    await request.app[shared.POOL].execute(
        "INSERT INTO diary (remark, gardener) VALUES ($1, $2)", form["remark"], form["gardener"])
    raise web.HTTPFound("/diary")


async def shared_things(app):
    app[shared.POOL] = await asyncpg.create_pool("postgres:///greenhouse")
    async with aiohttp.ClientSession() as client:
        app[shared.CLIENT] = client
        yield
    await app[shared.POOL].close()


def application():
    app = web.Application()
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader("templates"))
    app.cleanup_ctx.append(shared_things)
    app.add_routes(routes)
    return app


@routes.get("/leaflet/{name:.+}")
async def leaflet(request):
    return web.FileResponse(request.app["settings"].leaflets.joinpath(request.match_info["name"]))  # want path-traversal


@routes.get("/leaflets/{name:.+}")
async def leaflet_inside(request):
    folder = request.app["settings"].leaflets.resolve()
    path = folder.joinpath(request.match_info["name"]).resolve()
    if not path.is_relative_to(folder):
        raise web.HTTPNotFound()
    return web.FileResponse(path)  # safe: below the folder


async def post(app, amount):
    async with app[shared.CLIENT].post("https://pay.example/v1", json={"amount": amount}, ssl=False):  # want certificate-not-verified
        pass


async def ask(app):
    async with app[shared.CLIENT].get("https://pay.example/v1/state") as answer:  # safe: the default verifies
        return await answer.json()


@routes.post("/order")
async def order(request):
    await post(request.app, 12)
    return web.json_response(await ask(request.app))
