# profile: default
import aiohttp
import requests
from aiohttp import web

routes = web.RouteTableDef()
PAGES = {"a": "https://a.example/", "b": "https://b.example/"}


async def start(app):
    app["outside"] = aiohttp.ClientSession()
    app["pages"] = dict(PAGES)


# The name of the parameter does not say what it is, and mappings have a method of that name: a caller knows.
async def text_at(outside, address):
    async with outside.get(address) as reply:  # want server-side-request-forgery
        return await reply.text()


def status_at(outside, address):
    return outside.get(address, timeout=5).status_code  # want server-side-request-forgery


# A mapping is looked into, whatever the key.
def title_of(pages, name):
    return pages.get(name)


@routes.post("/preview")
async def preview(request):
    body = await request.json()
    return web.json_response({"text": await text_at(request.app["outside"], body["address"])})


@routes.post("/status")
async def status(request):
    body = await request.json()
    return web.json_response({"status": status_at(requests.Session(), body["address"])})


@routes.post("/title")
async def title(request):
    body = await request.json()
    return web.json_response({"title": title_of(PAGES, body["name"]), "own": title_of(request.app["pages"], body["name"])})
