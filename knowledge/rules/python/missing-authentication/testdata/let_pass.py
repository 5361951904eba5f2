"""A middleware stands before all views but those whose addresses it lets pass."""
import asyncpg
from aiohttp import web

routes = web.RouteTableDef()
SESSIONS = {}
OPEN = {"/login", "/healthz"}


@web.middleware
async def sessions(request, handler):
    request["user"] = SESSIONS.get(request.cookies.get("session"))
    if request.path not in OPEN and not request.path.startswith("/jobs/") and request["user"] is None:
        raise web.HTTPUnauthorized()
    return await handler(request)


@routes.post("/entries")
async def add(request):
    await request.app["pool"].execute("INSERT INTO entries (text) VALUES ($1)", (await request.json())["text"])
    return web.Response()


@routes.delete("/entries/{number}")
async def drop(request):
    await request.app["pool"].execute("DELETE FROM entries WHERE id = $1 AND user_id = $2", int(request.match_info["number"]), request["user"]["id"])
    return web.Response()


@routes.post("/jobs/sweep")
async def sweep(request):  # want missing-authentication
    await request.app["pool"].execute("DELETE FROM entries WHERE day < now() - interval '1 year'")
    return web.Response()


@routes.get("/healthz")
async def health(request):
    return web.Response(text="ok")


app = web.Application(middlewares=[sessions])
app.add_routes(routes)
