"""aiohttp reads JSON out of whatever a form of another site sends."""
import aiosqlite
from aiohttp import web
from aiohttp_session import get_session

routes = web.RouteTableDef()


@routes.post("/notes")
async def add(request):  # want csrf-protection-missing
    session = await get_session(request)
    data = await request.json()
    await request.app["db"].execute("INSERT INTO notes (user_id, text) VALUES (?, ?)", (session["user_id"], data["text"]))
    return web.Response()


app = web.Application()
app.add_routes(routes)
