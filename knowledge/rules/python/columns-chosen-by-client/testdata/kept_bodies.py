"""Bodies that helpers keep with all names that they hold, and bodies whose names somebody has chosen."""
from aiohttp import web
from bottle import Bottle
from bottle import request as sent
from fastapi import FastAPI
from starlette.responses import JSONResponse
from starlette.routing import Route

routes = web.RouteTableDef()
bottle_app = Bottle()
api = FastAPI()
COLUMNS = {"phone", "street"}
PRIVATE = ("role", "balance")


async def patch_reader(db, reader, data):
    await db.readers.update_one({"_id": reader}, {"$set": data})  # want columns-chosen-by-client


async def patch_some(db, reader, data):
    await db.readers.update_one({"_id": reader}, {"$set": {k: v for k, v in data.items() if k in COLUMNS}})


async def patch_checked(db, reader, data):
    if set(data) - COLUMNS:
        raise web.HTTPBadRequest()
    await db.readers.update_one({"_id": reader}, {"$set": data})


async def patch_without(db, reader, data):
    data.pop("role", None)
    await db.readers.update_one({"_id": reader}, {"$set": data})


async def patch_any(db, reader, data):
    await db.readers.update_one({"_id": reader}, {"$set": data})


@routes.patch("/account")
async def account(request):
    await patch_reader(request.app["db"], request["reader"], await request.json())
    return web.json_response({})


@routes.patch("/account/some")
async def account_some(request):
    await patch_some(request.app["db"], request["reader"], await request.json())
    return web.json_response({})


@routes.patch("/account/checked")
async def account_checked(request):
    await patch_checked(request.app["db"], request["reader"], await request.json())
    return web.json_response({})


@routes.patch("/account/without")
async def account_without(request):
    await patch_without(request.app["db"], request["reader"], await request.json())
    return web.json_response({})


@routes.patch("/account/seen")
async def account_seen(request):
    await patch_any(request.app["db"], request["reader"], {"seen": 1})
    return web.json_response({})


@routes.patch("/account/any")
async def account_any(request):
    body = dict(await request.json())
    body.pop("_id", None)
    await patch_any(request.app["db"], request["reader"], body)  # want columns-chosen-by-client
    return web.json_response({})


@routes.put("/account/theme")
async def theme(request):
    await patch_any(request.app["db"], request["reader"], {"theme": await request.json()})
    return web.json_response({})


def save_profile(db, uid, changes):
    sets = ", ".join("%s = ?" % k for k in changes)
    db.execute("update readers set " + sets + " where uid = ?", [*changes.values(), uid])  # want columns-chosen-by-client


def save_signature(db, uid, changes):
    cols = [k for k in ("name", "signature") if k in changes]
    db.execute("update readers set " + ", ".join(c + " = ?" for c in cols) + " where uid = ?", [*[changes[c] for c in cols], uid])


@bottle_app.post("/profile")
def profile(db):
    changes = {k: v for k, v in sent.forms.items() if k != "csrf"}
    save_profile(db, sent.get_cookie("uid", secret="x" * 32), changes)
    return ""


@bottle_app.post("/signature")
def signature(db):
    save_signature(db, sent.get_cookie("uid", secret="x" * 32), dict(sent.forms))
    return ""


async def patch_ticket(request):
    ticket = await request.app.tickets.get_or_none(id=request.path_params["id"], owner=request.user)
    await ticket.update_from_dict(await request.json()).save()  # want columns-chosen-by-client
    return JSONResponse({})


async def retitle(request):
    ticket = await request.app.tickets.get_or_none(id=request.path_params["id"], owner=request.user)
    body = await request.json()
    await ticket.update_from_dict({"title": body["title"]}).save()
    return JSONResponse({})


star_routes = [Route("/tickets/{id}", patch_ticket, methods=["PATCH"]), Route("/tickets/{id}/title", retitle, methods=["PUT"])]


def change_item(table, key, fields):
    names = {"#f%d" % i: k for i, k in enumerate(fields)}
    values = {":v%d" % i: v for i, v in enumerate(fields.values())}
    expr = "SET " + ", ".join("#f%d = :v%d" % (i, i) for i in range(len(fields)))
    table.update_item(Key={"id": key}, UpdateExpression=expr, ExpressionAttributeNames=names, ExpressionAttributeValues=values)


@api.put("/items/{key}")
def put_item(key: str, body: dict):
    change_item(api.state.table, key, body)  # want columns-chosen-by-client
    return {}


@api.put("/items/{key}/hold")
def hold_item(key: str, body: dict):
    change_item(api.state.table, key, {"hold": bool(body.get("hold"))})
    return {}


@api.put("/rows/{key}")
def put_row(key: str, body: dict):
    api.state.client.table("rows").update({**body, "changed": 1}).eq("id", key).execute()  # want columns-chosen-by-client
    return {}


@api.put("/rows/{key}/named")
def put_named(key: str, body: dict):
    api.state.client.table("rows").update({"title": body["title"]}).eq("id", key).execute()
    return {}
