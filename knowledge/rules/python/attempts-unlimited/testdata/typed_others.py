"""PINs and codes in views that are called like no login."""
import random

import tornado.web
from aiohttp import web
from tries import count_failed

routes = web.RouteTableDef()


def new_pin():
    return "%04d" % random.SystemRandom().randrange(10000)


@routes.post("/lockers/{id}")
async def opens(request):  # want attempts-unlimited
    data = await request.json()
    row = await request.app["db"].fetchrow("SELECT * FROM lockers WHERE id = $1", int(request.match_info["id"]))
    if row["pin"] != data["pin"]:
        raise web.HTTPForbidden()
    return web.json_response({"ok": True})


@routes.post("/cabinets/{id}")
async def opens_cabinet(request):
    data = await request.json()
    row = await request.app["db"].fetchrow("SELECT * FROM cabinets WHERE id = $1", int(request.match_info["id"]))
    if await count_failed(row["id"]) > 3 or row["pin"] != data["pin"]:
        raise web.HTTPForbidden()
    return web.json_response({"ok": True})


@routes.post("/devices/{serial}/claim")
async def claim(request):  # want attempts-unlimited
    data = await request.json()
    row = await request.app["db"].devices.find_one({"serial": request.match_info["serial"]})
    if row["code"] != str(data.get("code")):
        raise web.HTTPForbidden()
    return web.json_response({"ok": True})


@routes.post("/parts/{serial}/label")
async def label(request):  # the code of a part says which one it is
    data = await request.json()
    row = await request.app["db"].parts.find_one({"serial": request.match_info["serial"]})
    if row["code"] != str(data.get("code")):
        raise web.HTTPForbidden()
    return web.json_response({"ok": True})


class CardHandler(tornado.web.RequestHandler):
    def post(self):  # want attempts-unlimited
        row = self.application.db.one("SELECT * FROM members WHERE card = %s", self.get_argument("card"))
        if not row or row.pin != self.get_argument("pin"):
            raise tornado.web.HTTPError(403)
        self.write({"id": row.id})


app = web.Application()
app.add_routes(routes)
cards = tornado.web.Application([("/card", CardHandler)])
