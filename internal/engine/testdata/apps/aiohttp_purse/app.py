import hashlib
import json
import os
import secrets

import aiohttp
import aiohttp_cors
import asyncpg
from aiohttp import web

from store import Store

routes = web.RouteTableDef()
SESSIONS = {}
OPEN = {"/login", "/join", "/healthz"}


@web.middleware
async def sessions(request, handler):
    request["holder"] = SESSIONS.get(request.cookies.get("purse"))
    if request.path not in OPEN and not request.path.startswith("/ops/") and request["holder"] is None:
        raise web.HTTPUnauthorized()
    return await handler(request)


@routes.post("/join")
async def join(request):
    data = await request.post()
    digest = hashlib.sha256(data["password"].encode()).hexdigest()  # want weak-password-hash
    number = await request.app["store"].add_holder(data["name"], digest)
    return web.json_response({"id": number})


@routes.post("/login")
async def login(request):  # want attempts-unlimited
    data = await request.post()
    holder = await request.app["store"].holder(data["name"])
    if not holder:
        return web.json_response({"error": "unknown holder"}, status=404)  # want user-names-told
    if holder["password"] != hashlib.sha256(data["password"].encode()).hexdigest():  # want timing-unsafe-comparison weak-password-hash
        return web.json_response({"error": "wrong"}, status=401)
    sid = secrets.token_hex(16)
    SESSIONS[sid] = dict(holder)
    answer = web.json_response({"ok": True})
    answer.set_cookie("purse", sid)  # want cookie-without-httponly cookie-without-secure
    answer.set_cookie("rank", holder["rank"], httponly=True, secure=True, samesite="Strict")
    return answer


@routes.get("/accounts/{number}")
async def account(request):
    row = await request.app["store"].account(int(request.match_info["number"]))  # want object-of-other-user
    if row is None:
        raise web.HTTPNotFound()
    return web.json_response({"balance": row["balance"], "label": row["label"]})


@routes.get("/my/accounts/{number}")
async def my_account(request):
    row = await request.app["store"].account_of(request["holder"]["id"], int(request.match_info["number"]))
    if row is None:
        raise web.HTTPNotFound()
    return web.json_response({"balance": row["balance"]})


@routes.get("/accounts/{number}/entries")
async def entries(request):
    store = request.app["store"]
    row = await store.account(int(request.match_info["number"]))
    if row["holder_id"] != request["holder"]["id"]:
        raise web.HTTPForbidden()
    found = await store.entries(row["id"], request.query.get("since", "2020-01-01"))
    return web.json_response([dict(e) for e in found], dumps=lambda x: json.dumps(x, default=str))


@routes.post("/accounts/{number}/label")
async def label(request):  # want csrf-protection-missing
    data = await request.json()
    await request.app["pool"].execute("UPDATE accounts SET label = $1 WHERE id = $2", data["label"], int(request.match_info["number"]))  # want object-of-other-user
    return web.Response(status=204)


@routes.post("/my/accounts/{number}/label")
async def my_label(request):  # want csrf-protection-missing
    data = await request.json()
    await request.app["pool"].execute("UPDATE accounts SET label = $1 WHERE id = $2 AND holder_id = $3", data["label"], int(request.match_info["number"]), request["holder"]["id"])
    return web.Response(status=204)


@routes.delete("/accounts/{number}")
async def close(request):
    async with request.app["pool"].acquire() as con:
        await con.execute("DELETE FROM accounts WHERE id=$1", int(request.match_info["number"]))  # want object-of-other-user
    return web.Response(status=204)


@routes.get("/accounts/{number}/page")
async def page(request):
    row = await request.app["store"].account_of(request["holder"]["id"], int(request.match_info["number"]))
    return web.Response(text=f"<h1>{row['label']}</h1><b>{row['balance']}</b>", content_type="text/html")  # want stored-cross-site-scripting


@routes.post("/move")
async def move(request):  # want csrf-protection-missing
    data = await request.json()
    store = request.app["store"]
    mine = await store.account_of(request["holder"]["id"], data["from"])
    if mine is None:
        raise web.HTTPForbidden()
    await store.move(mine["id"], data["to"], int(data["cents"]))
    return web.Response(status=204)


@routes.post("/move/safe")
async def move_safe(request):  # want csrf-protection-missing
    data = await request.json()
    store = request.app["store"]
    cents = int(data["cents"])
    mine = await store.account_of(request["holder"]["id"], data["from"])
    if mine is None or cents <= 0:
        raise web.HTTPForbidden()
    await store.move_safely(mine["id"], data["to"], cents)
    return web.Response(status=204)


@routes.get("/move/quick")
async def quick(request):
    q = request.query
    await request.app["pool"].execute("UPDATE accounts SET balance = balance - $1 WHERE id = $2 AND holder_id = $3", int(q["cents"]), int(q["from"]), request["holder"]["id"])  # want csrf-protection-missing negative-amount-accepted
    return web.Response(text="done")


@routes.get("/rates")
async def rates(request):
    async with aiohttp.ClientSession() as s:
        async with s.get(request.query["source"]) as r:  # want server-side-request-forgery
            return web.json_response(await r.json())


@routes.get("/rates/{code}")
async def rates_of(request):
    code = request.match_info["code"]
    if not code.isalpha():
        raise web.HTTPBadRequest()
    async with aiohttp.ClientSession() as s:
        async with s.get(f"https://rates.example.org/v1/{code}") as r:
            return web.json_response(await r.json())


@routes.get("/staff/holders")
async def staff(request):  # want missing-authorization
    if request.cookies.get("rank") != "teller":  # want cookie-trusted
        raise web.HTTPForbidden()
    rows = await request.app["pool"].fetch("SELECT id, name, rank FROM holders")
    return web.json_response([dict(r) for r in rows])


@routes.get("/staff/holders/checked")
async def staff_checked(request):
    if request["holder"]["rank"] != "teller":
        raise web.HTTPForbidden()
    rows = await request.app["pool"].fetch("SELECT id, name, rank FROM holders")
    return web.json_response([dict(r) for r in rows])


@routes.post("/ops/reset")
async def ops_reset(request):  # want missing-authentication
    await request.app["pool"].execute("DELETE FROM entries")
    return web.Response(text="gone")


@routes.post("/ops/sweep")
async def ops_sweep(request):
    if not secrets.compare_digest(request.headers.get("X-Ops-Key", ""), os.environ["OPS_KEY"]):
        raise web.HTTPForbidden()
    await request.app["pool"].execute("DELETE FROM entries WHERE day < now() - interval '10 years'")
    return web.Response(text="swept")


@routes.get("/ops/env")
async def ops_env(request):
    return web.json_response(dict(os.environ))  # want configuration-exposure


@routes.post("/statement")
async def statement(request):  # want csrf-protection-missing
    reader = await request.multipart()
    part = await reader.next()
    target = os.path.join("static", part.filename)
    with open(target, "wb") as f:  # want path-traversal
        while chunk := await part.read_chunk():
            f.write(chunk)
    return web.Response(status=201)


@routes.get("/statement/{name}")
async def statement_get(request):
    return web.FileResponse("/srv/purse/" + request.match_info["name"])  # want path-traversal


@routes.get("/statement/safe/{name}")
async def statement_safe(request):
    name = os.path.basename(request.match_info["name"])
    return web.FileResponse("/srv/purse/" + name)


@routes.get("/ws")
async def ws(request):
    sock = web.WebSocketResponse()
    await sock.prepare(request)  # want websocket-any-origin
    async for msg in sock:
        if msg.data == "balance":
            n = await request.app["pool"].fetchval("SELECT sum(balance) FROM accounts WHERE holder_id = $1", request["holder"]["id"])
            await sock.send_str(str(n))
    return sock


async def start(app):
    app["pool"] = await asyncpg.create_pool(os.environ["PURSE_DB"])
    app["store"] = Store(app["pool"])


def main():
    app = web.Application(middlewares=[sessions], client_max_size=1024**3)
    app.on_startup.append(start)
    app.add_routes(routes)
    cors = aiohttp_cors.setup(app, defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True, expose_headers="*", allow_headers="*")})  # want cors-credentials-for-any-origin
    for route in list(app.router.routes()):
        cors.add(route)
    web.run_app(app)


if __name__ == "__main__":
    main()
