from aiohttp import web
from aiohttp_session import get_session

routes = web.RouteTableDef()


async def own_note(request):
    session = await get_session(request)
    if "user" not in session:
        raise web.HTTPForbidden()
    found = await request.app["db"].fetchrow("SELECT * FROM notes WHERE id = $1 AND owner = $2", int(request.match_info["id"]), session["user"])
    if found is None:
        raise web.HTTPNotFound()
    return found


@routes.get("/note/{id}/delete")
async def delete(request):
    note = await own_note(request)
    await request.app["db"].execute("DELETE FROM notes WHERE id = $1", note["id"])  # want csrf-protection-missing
    raise web.HTTPFound("/")


@routes.get("/note/{id}")
async def show(request):
    note = await own_note(request)
    await request.app["db"].execute("UPDATE notes SET views = views + 1 WHERE id = $1", note["id"])
    return web.json_response({"text": note["text"]})


@routes.post("/csrf/note/{id}/delete")
async def delete_by_form(request):
    note = await own_note(request)
    form, session = await request.post(), await get_session(request)
    if form["csrf"] != session["csrf"]:
        raise web.HTTPForbidden()
    await request.app["db"].execute("DELETE FROM notes WHERE id = $1", note["id"])
    raise web.HTTPFound("/")
