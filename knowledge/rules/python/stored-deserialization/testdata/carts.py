import base64
import json
import pickle

import yaml
from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db")
db = client["shop"]
routes = web.RouteTableDef()


@routes.post("/carts")
async def save(request):
    data = await request.json()
    await db.carts.insert_one({"state": data["state"], "notes": data["notes"], "kept": pickle.dumps(data["items"])})
    return web.json_response({})


@routes.post("/carts/{number}/rules")
async def set_rules(request):
    text = await request.text()
    await db.carts.update_one({"number": request.match_info["number"]}, {"$set": {"rules": text, "version": 2}})
    return web.json_response({})


@routes.get("/carts/{number}")
async def load(request):
    cart = await db.carts.find_one({"number": request.match_info["number"]})
    return web.json_response(pickle.loads(base64.b64decode(cart["state"])))  # want stored-deserialization


@routes.get("/rules")
async def rules(request):
    async for cart in db.carts.find({}):
        yaml.load(cart["rules"], Loader=yaml.UnsafeLoader)  # want stored-deserialization
    return web.json_response({})


async def restore(number):
    cart = await db.carts.find_one({"number": number})
    return pickle.loads(cart.get("state"))  # want stored-deserialization


# The program made the pickle, or the format holds data only.
@routes.get("/carts/{number}/items")
async def items(request):
    cart = await db.carts.find_one({"number": request.match_info["number"]})
    return web.json_response(pickle.loads(cart["kept"]))


@routes.get("/carts/{number}/json")
async def load_json(request):
    cart = await db.carts.find_one({"number": request.match_info["number"]})
    return web.json_response(json.loads(cart["state"]))


@routes.get("/carts/{number}/yaml")
async def load_yaml(request):
    cart = await db.carts.find_one({"number": request.match_info["number"]})
    return web.json_response(yaml.safe_load(cart["rules"]))


# Nobody outside fills this collection's field.
async def settings():
    doc = await db.settings.find_one({"name": "shop"})
    return pickle.loads(doc["blob"])
