# profile: strict
from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/credits/spend")
async def spend(request):
    amount = abs(int((await request.json())["amount"]))
    pool, user = request.app["pool"], request["user"]["id"]
    left = await pool.fetchval("SELECT credits FROM account WHERE id = $1", user)
    if left < amount:
        raise web.HTTPConflict()
    await pool.execute("UPDATE account SET credits = $1 WHERE id = $2", left - amount, user)  # want check-then-act
    return web.json_response({"left": left - amount})


@routes.post("/credits/pay")
async def pay(request):
    amount = abs(int((await request.json())["amount"]))
    pool, user = request.app["pool"], request["user"]["id"]
    left = (await pool.fetchrow("SELECT credits FROM account WHERE id = $1", user))[0]
    if left < amount:
        raise web.HTTPConflict()
    await pool.execute("UPDATE account SET credits = $1 WHERE id = $2", left - amount, user)  # want check-then-act
    return web.json_response({"left": left - amount})


@routes.post("/credits/gift")
async def gift(request):
    amount = abs(int((await request.json())["amount"]))
    left = await request.app["pool"].fetchval(
        "UPDATE account SET credits = credits - $1 WHERE id = $2 AND credits >= $1 RETURNING credits",
        amount, request["user"]["id"],
    )
    if left is None:
        raise web.HTTPConflict()
    return web.json_response({"left": left})


@routes.post("/credits/again")
async def asked_again(request):
    amount = abs(int((await request.json())["amount"]))
    pool, user = request.app["pool"], request["user"]["id"]
    left = await pool.fetchval("SELECT credits FROM account WHERE id = $1", user)
    if left < amount:
        raise web.HTTPConflict()
    await pool.execute("UPDATE account SET credits = $1 WHERE id = $2 AND credits = $3", left - amount, user, left)
    return web.json_response({"left": left - amount})


@routes.post("/credits/locked")
async def locked(request):
    amount = abs(int((await request.json())["amount"]))
    pool, user = request.app["pool"], request["user"]["id"]
    async with pool.transaction():
        left = await pool.fetchval("SELECT credits FROM account WHERE id = $1 FOR UPDATE", user)
        if left < amount:
            raise web.HTTPConflict()
        await pool.execute("UPDATE account SET credits = $1 WHERE id = $2", left - amount, user)
    return web.json_response({"left": left - amount})


@routes.post("/page")
async def visited(request):
    pool, page = request.app["pool"], request.query["page"]
    seen = await pool.fetchval("SELECT visits FROM pages WHERE id = $1", page)
    if seen < 100:
        await pool.execute("UPDATE pages SET visits = $1 WHERE id = $2", seen + 1, page)
    return web.Response()


@routes.post("/other")
async def other(request):
    pool, user = request.app["pool"], request["user"]["id"]
    limit = await pool.fetchval("SELECT budget FROM plan WHERE id = $1", user)
    if limit > 3:
        await pool.execute("UPDATE account SET places = $1 WHERE id = $2", limit - 3, user)
    return web.Response()
