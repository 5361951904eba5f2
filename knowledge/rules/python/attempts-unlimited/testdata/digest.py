import hashlib

from aiohttp import web

from storage import users

routes = web.RouteTableDef()


@routes.post("/session")
async def open_session(request):  # want attempts-unlimited
    form = await request.post()
    user = await users.find(form["email"])
    if user["passcode"] != hashlib.scrypt(form["passcode"].encode(), salt=user["salt"], n=2**15, r=8, p=1).hex():
        raise web.HTTPUnauthorized()
    return web.json_response({"id": user["id"]})


@routes.get("/session")
async def show(request):
    return web.json_response({})


async def change(user, form):
    return user["passcode"] == form["old"]
