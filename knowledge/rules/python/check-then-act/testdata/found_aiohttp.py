"""Documents, statements and a store of keys and values."""
from aiohttp import web
routes = web.RouteTableDef()


def uid(r):
    if not r["user"]:
        raise web.HTTPUnauthorized()
    return r["user"]["id"]


@routes.post("/a")
async def a(request):
    db = request.app["db"]
    c = await db.coupons.find_one({"code": str((await request.json())["code"]), "used": False})
    if c is None:
        raise web.HTTPNotFound()
    await db.coupons.update_one({"_id": c["_id"]}, {"$set": {"used": True, "by": uid(request)}})  # want check-then-act
    return web.json_response({})


@routes.post("/b")
async def b(request):
    db = request.app["db"]
    c = await db.coupons.find_one({"code": str((await request.json())["code"]), "used": False})
    if c is None:
        raise web.HTTPNotFound()
    r = await db.coupons.update_one({"_id": c["_id"], "used": False}, {"$set": {"used": True, "by": uid(request)}})
    return web.json_response({})


@routes.post("/c")
async def c(request):
    db = request.app["db"]
    row = await db.fetchrow("SELECT stock FROM goods WHERE id = $1", int(request.match_info["id"]))
    if row["stock"] < 1:
        raise web.HTTPConflict()
    await db.execute("UPDATE goods SET stock = stock - 1 WHERE id = $1", int(request.match_info["id"]))  # want check-then-act
    return web.json_response({"u": uid(request)})


@routes.post("/d")
async def d(request):
    db = request.app["db"]
    n = await db.fetchval("SELECT count(*) FROM entries WHERE race = $1", int(request.match_info["id"]))
    if n >= 50:
        raise web.HTTPConflict()
    await db.execute("INSERT INTO entries (race, who) VALUES ($1, $2)", int(request.match_info["id"]), uid(request))  # want check-then-act
    return web.json_response({})


@routes.post("/e")
async def e(request):
    redis = request.app["redis"]
    left = int(await redis.get("left:" + request.match_info["id"]) or 0)
    if left < 1:
        raise web.HTTPConflict()
    await redis.set("left:" + request.match_info["id"], left - 1)  # want check-then-act
    return web.json_response({"u": uid(request)})


app = web.Application()
app.add_routes(routes)
