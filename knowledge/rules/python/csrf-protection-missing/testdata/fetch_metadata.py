"""Browsers say which site a request is from, and a middleware looks."""
import aiosqlite
from aiohttp import web
from aiohttp_session import get_session

routes = web.RouteTableDef()


@web.middleware
async def same_site(request, handler):
    if request.method != "GET" and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise web.HTTPForbidden()
    return await handler(request)


@routes.post("/notes")
async def add(request):
    session = await get_session(request)
    form = await request.post()
    await request.app["db"].execute("INSERT INTO notes (user_id, text) VALUES (?, ?)", (session["user_id"], form["text"]))
    return web.Response()


app = web.Application(middlewares=[same_site])
app.add_routes(routes)
