"""A function of the program finds out by the session who asks; nothing is checked, and each view is told."""
from aiohttp import web
from aiohttp_session import get_session

routes = web.RouteTableDef()


async def current(request):
    s = await get_session(request)
    return await request.app["db"].fetchrow("SELECT id, name FROM users WHERE id = $1", s["user_id"])


@routes.post("/mark")
async def mark(request):  # want csrf-protection-missing
    user = await current(request)
    if user is None:
        raise web.HTTPUnauthorized()
    form = await request.post()
    await request.app["db"].execute("UPDATE marks SET points = $1 WHERE pupil = $2", int(form["points"]), user["id"])
    return web.Response()


@routes.post("/courses/{cid}/join")
async def join(request):  # want csrf-protection-missing
    user = await current(request)
    if user is None:
        raise web.HTTPUnauthorized()
    await request.app["db"].execute("INSERT INTO seats (course, pupil) VALUES ($1, $2)", int(request.match_info["cid"]), user["id"])
    return web.Response()


@routes.get("/marks")
async def marks(request):
    user = await current(request)
    return web.json_response([dict(r) for r in await request.app["db"].fetch("SELECT points FROM marks WHERE pupil = $1", user["id"])])


app = web.Application()
app.add_routes(routes)
