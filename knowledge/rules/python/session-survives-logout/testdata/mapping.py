import secrets

from aiohttp import web

SESSIONS = {}


async def enter(request):
    form = await request.post()
    sid = secrets.token_hex(16)
    SESSIONS[sid] = form["name"]
    response = web.HTTPFound("/")
    response.set_cookie("sid", sid, secure=True, httponly=True)
    return response


async def me(request):
    name = SESSIONS.get(request.cookies.get("sid"))
    if name is None:
        raise web.HTTPForbidden()
    return web.Response(text="ok")


async def logout(request):  # want session-survives-logout
    response = web.HTTPFound("/")
    response.del_cookie("sid")
    return response


async def logout_all(request):  # safe: the session goes, too
    SESSIONS.pop(request.cookies.get("sid"), None)
    response = web.HTTPFound("/")
    response.del_cookie("sid")
    return response


app = web.Application()
app.add_routes([web.post("/in", enter), web.get("/me", me), web.post("/logout", logout), web.post("/logout/all", logout_all)])
