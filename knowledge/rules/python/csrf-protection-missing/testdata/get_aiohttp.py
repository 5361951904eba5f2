"""Calls of the router say which methods are answered."""
from aiohttp import web
from aiohttp_session import get_session
import db


async def user(request):
    s = await get_session(request)
    if "uid" not in s:
        raise web.HTTPForbidden()
    return s["uid"]


async def remove(request):
    uid = await user(request)
    await request.app["db"].execute("DELETE FROM notes WHERE id = $1 AND owner_id = $2", int(request.match_info["id"]), uid)  # want csrf-protection-missing
    raise web.HTTPFound("/")


async def remove_posted(request):
    uid = await user(request)
    await request.app["db"].execute("DELETE FROM notes WHERE id = $1 AND owner_id = $2", int(request.match_info["id"]), uid)
    raise web.HTTPFound("/")


def csrf_ok(): pass
app = web.Application()
app.router.add_get("/notes/{id}/delete", remove)
app.router.add_post("/notes/{id}/drop", remove_posted)
