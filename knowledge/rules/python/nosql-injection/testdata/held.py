"""Databases that an application holds, in the ways of its framework."""
from aiohttp import web
from fastapi import FastAPI, Request
from motor.motor_asyncio import AsyncIOMotorClient
from sanic import Sanic, response

api = FastAPI()
site = Sanic("site")
STORE = web.AppKey("store", AsyncIOMotorClient)


@api.on_event("startup")
async def start():
    api.state.mongo = AsyncIOMotorClient("mongodb://db")


@api.get("/formula")
async def formulas(request: Request, q: str):
    return await request.app.state.mongo.shop.items.find_one({"$where": "this.formula == '%s'" % q})  # want nosql-injection


@api.get("/name")
async def names(request: Request, q: str):
    return await request.app.state.mongo.shop.items.find_one({"name": q})


async def opened(app):
    app[STORE] = AsyncIOMotorClient("mongodb://db")
    yield


async def search(request):
    found = request.app[STORE].shop.items.find_one({"$where": "this.formula == '%s'" % request.query["q"]})  # want nosql-injection
    return web.json_response(await found)


async def other_key(request):
    found = request.config_dict["store"].shop.items.find_one({"name": request.query["q"]})
    return web.json_response(await found)


def served():
    app = web.Application()
    app.cleanup_ctx.append(opened)
    app.router.add_get("/search", search)
    app.router.add_get("/other", other_key)
    return app


@site.before_server_start
async def begin(app, loop):
    app.ctx.mongo = AsyncIOMotorClient("mongodb://db")


@site.get("/formula")
async def page(request):
    found = request.app.ctx.mongo.shop.items.find_one({"$where": "this.formula == '%s'" % request.args.get("q")})  # want nosql-injection
    return response.json(await found)
