"""A small service for pictures and feeds with aiohttp."""
import asyncio
import json
import pathlib
import sqlite3
from functools import partial

import aiohttp
import aiosqlite
import jinja2
from aiohttp import web
from lxml import etree

from storage import Storage

routes = web.RouteTableDef()
ROOT = pathlib.Path("/srv/pictures")
environment = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=True)
bare = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))
STORAGE = web.AppKey("storage", Storage)


@web.middleware
async def errors(request, handler):
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        return web.json_response({"error": repr(error)}, status=500)  # want exception-exposure


@routes.get("/")
async def index(request):
    name = request.query.get("name", "you")
    return web.Response(text=f"<h1>Hello {name}</h1>", content_type="text/html")  # want cross-site-scripting


@routes.get("/plain")
async def plain(request):
    name = request.query.get("name", "you")
    return web.Response(text=f"<h1>Hello {name}</h1>")  # safe: text/plain


@routes.get("/page")
async def page(request):
    text = environment.get_template("page.html").render(name=request.query.get("name"))
    return web.Response(text=text, content_type="text/html")  # safe: the environment escapes


@routes.get("/custom")
async def custom(request):
    template = bare.from_string("<p>" + request.query["text"] + "</p>")  # want template-injection
    return web.Response(text=template.render())


@routes.get("/named")
async def named(request):
    template = environment.get_template(request.query["template"] + ".html")
    return web.Response(text=template.render(), content_type="text/html")


@routes.get("/picture/{name}")
async def picture(request):
    return web.FileResponse(ROOT / request.match_info["name"])  # want path-traversal


@routes.get("/file/{name:.+}")
async def file(request):
    return web.FileResponse(ROOT / request.match_info["name"])  # want path-traversal


@routes.get("/safe-file/{name:.+}")
async def safe_file(request):
    path = ROOT.joinpath(request.match_info["name"]).resolve()
    if ROOT not in path.parents:
        raise web.HTTPNotFound()
    return web.FileResponse(path)  # safe: inside


@routes.get("/go")
async def go(request):
    raise web.HTTPFound(request.query["to"])  # want open-redirect


@routes.get("/go-local")
async def go_local(request):
    raise web.HTTPFound("/page?name=" + request.query["name"])  # safe: stays here


@routes.get("/feed")
async def feed(request):
    async with aiohttp.ClientSession() as session:
        async with session.get(request.query["url"]) as answer:  # want server-side-request-forgery
            body = await answer.read()
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False))
    return web.json_response([e.text for e in root.iter("title")])


@routes.get("/country")
async def country(request):
    async with aiohttp.ClientSession("https://restcountries.com") as session:
        async with session.get("/v3.1/name/" + request.query["name"]) as answer:  # safe: the host is the session's
            return web.json_response(await answer.json())


@routes.post("/xpath")
async def xpath(request):
    data = await request.json()
    tree = etree.parse("/srv/users.xml")
    found = tree.xpath("//user[name='" + data["name"] + "']")  # want xpath-injection
    same = tree.xpath("//user[name=$name]", name=data["name"])  # safe: a variable
    return web.json_response({"count": len(found), "same": len(same)})


@routes.view("/entries")
class Entries(web.View):
    async def get(self):
        storage = self.request.app[STORAGE]
        rows = await storage.search(self.request.query.get("q", ""), self.request.query.get("order", "id"))
        return web.json_response(rows)

    async def post(self):
        data = await self.request.post()
        storage = self.request.app[STORAGE]
        await storage.add(data["title"], data["text"])
        await storage.touch(data["title"])
        return web.json_response({"ok": True})


@routes.post("/log")
async def shell_log(request):
    data = await request.post()
    process = await asyncio.create_subprocess_shell("logger " + data["text"])  # want command-injection
    await process.communicate()
    process = await asyncio.create_subprocess_exec("logger", "--", data["text"])  # safe: no shell
    await process.communicate()
    return web.Response(text="ok")


async def start(app):
    app[STORAGE] = Storage("/srv/entries.db")
    await app[STORAGE].open()


def make():
    app = web.Application(middlewares=[errors])
    app.add_routes(routes)
    app.on_startup.append(start)
    return app


if __name__ == "__main__":
    web.run_app(make())
