import ast
import json
import os
import traceback
from urllib.parse import urlparse

import aiosqlite
import httpx
from itsdangerous import BadSignature, URLSafeSerializer
from ldap3 import Connection, Server
from lxml import etree
from starlette.applications import Starlette
from starlette.authentication import AuthCredentials, AuthenticationBackend, SimpleUser, requires
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

DB = "ideas.db"


class Backend(AuthenticationBackend):
    async def authenticate(self, conn):
        name = conn.session.get("name")
        if name:
            scopes = ["authenticated"] + (["chair"] if conn.session.get("chair") else [])
            return AuthCredentials(scopes), SimpleUser(name)


async def rows(sql, *args):
    async with aiosqlite.connect(DB) as db:
        db.row_factory = aiosqlite.Row
        async with db.execute(sql, args) as cur:
            return [dict(r) for r in await cur.fetchall()]


async def run(sql, *args):
    async with aiosqlite.connect(DB) as db:
        await db.execute(sql, args)
        await db.commit()


async def login(request):
    form = await request.form()
    server = Server(os.environ["LDAP"])
    conn = Connection(server, auto_bind=True)
    conn.search("dc=ideas", f"(&(uid={form['name']})(objectClass=person))", attributes=["cn"])  # want ldap-injection
    if not conn.entries:
        return PlainTextResponse("no", 401)
    bound = Connection(server, user=conn.entries[0].entry_dn, password=form["password"])
    if not bound.bind():  # want attempts-unlimited
        return PlainTextResponse("no", 401)
    request.session["name"] = form["name"]
    return RedirectResponse("/", 303)


class Idea(HTTPEndpoint):
    @requires("authenticated")
    async def get(self, request):
        found = await rows("select * from ideas where id = ?", request.path_params["id"])  # want object-of-other-user
        return JSONResponse(found[0])

    @requires("authenticated")
    async def put(self, request):
        body = await request.json()
        sets = ", ".join(f"{k} = '{v}'" for k, v in body.items())
        await run(f"update ideas set {sets} where id = ?", request.path_params["id"])  # want columns-chosen-by-client sql-injection
        return JSONResponse({})

    @requires("authenticated")
    async def delete(self, request):
        await run("delete from ideas where id = ?", request.path_params["id"])  # want object-of-other-user
        return JSONResponse({})


class MyIdea(HTTPEndpoint):
    @requires("authenticated")
    async def get(self, request):
        found = await rows("select * from ideas where id = ? and author = ?", request.path_params["id"], request.user.username)
        return JSONResponse(found[0] if found else {})

    @requires("authenticated")
    async def put(self, request):
        body = await request.json()
        await run("update ideas set title = ?, body = ? where id = ? and author = ?", body["title"], body["body"], request.path_params["id"], request.user.username)
        return JSONResponse({})


async def new(request):  # want missing-authentication
    body = await request.json()
    await run("insert into ideas (title, body, author) values (?, ?, ?)", body["title"], body["body"], body["author"])
    return JSONResponse({}, 201)


@requires("authenticated")
async def new_own(request):
    body = await request.json()
    await run("insert into ideas (title, body, author) values (?, ?, ?)", body["title"], body["body"], request.user.username)
    return JSONResponse({}, 201)


async def board(request):
    items = await rows("select title, body from ideas")
    html = "".join(f"<article><h2>{i['title']}</h2>{i['body']}</article>" for i in items)
    return HTMLResponse(html)  # want stored-cross-site-scripting


@requires("chair")
async def accept(request):
    await run("update ideas set state = 'accepted' where id = ?", request.path_params["id"])
    return JSONResponse({})


@requires("authenticated")
async def reject(request):
    await run("update ideas set state = 'rejected' where id = ?", request.path_params["id"])  # want object-of-other-user
    return JSONResponse({})


async def chair(request):
    request.session["chair"] = request.query_params.get("chair") == "1"  # want missing-authorization
    return PlainTextResponse("ok")


async def import_xml(request):
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    tree = etree.fromstring(await request.body(), parser)  # want xml-external-entities
    hits = tree.xpath("//idea[@tag='" + request.query_params.get("tag", "") + "']")  # want xpath-injection
    return JSONResponse({"n": len(hits)})


async def import_xml_safe(request):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    tree = etree.fromstring(await request.body(), parser)
    hits = tree.xpath("//idea[@tag=$tag]", tag=request.query_params.get("tag", ""))
    return JSONResponse({"n": len(hits)})


async def unfurl(request):
    url = request.query_params["url"]
    if urlparse(url).scheme not in ("http", "https"):
        return PlainTextResponse("no", 400)
    async with httpx.AsyncClient() as c:
        r = await c.get(url)  # want server-side-request-forgery
    return PlainTextResponse(r.text)


async def unfurl_safe(request):
    url = request.query_params["url"]
    if urlparse(url).hostname not in {"news.example.org", "blog.example.org"}:
        return PlainTextResponse("no", 400)
    async with httpx.AsyncClient() as c:
        r = await c.get(url)
    return PlainTextResponse(r.text)


async def compute(request):
    return PlainTextResponse(str(eval(request.query_params["f"], {"__builtins__": {}})))  # want eval-injection


async def compute_safe(request):
    return PlainTextResponse(str(ast.literal_eval(request.query_params["f"])))


async def sketch(request):
    form = await request.form()
    up = form["sketch"]
    if "image" not in up.content_type:
        return PlainTextResponse("no", 400)
    with open(f"static/{up.filename}", "wb") as f:  # want path-traversal
        f.write(await up.read())
    return PlainTextResponse("ok")


async def sketch_get(request):
    return FileResponse(f"sketches/{request.query_params['n']}")  # want path-traversal


async def failing(request, exc):
    return PlainTextResponse(traceback.format_exc(), 500)  # want exception-exposure


async def unsubscribe(request):
    try:
        mail = URLSafeSerializer(os.environ["IDEAS_KEY"]).loads(request.query_params["t"])
    except BadSignature:
        return PlainTextResponse("no", 400)
    await run("delete from subscribers where mail = ?", mail)
    return PlainTextResponse("gone")


class Chat(WebSocketEndpoint):
    encoding = "text"

    async def on_receive(self, websocket, data):
        await websocket.send_text(data)


app = Starlette(  # want debug-mode
    debug=True,
    routes=[
        Route("/login", login, methods=["POST"]), Route("/ideas/{id:int}", Idea), Route("/my/ideas/{id:int}", MyIdea),
        Route("/ideas", new, methods=["POST"]), Route("/my/ideas", new_own, methods=["POST"]), Route("/board", board),
        Route("/ideas/{id:int}/accept", accept, methods=["POST"]), Route("/ideas/{id:int}/reject", reject, methods=["POST"]), Route("/chair", chair),
        Route("/import", import_xml, methods=["POST"]), Route("/import/safe", import_xml_safe, methods=["POST"]),
        Route("/unfurl", unfurl), Route("/unfurl/safe", unfurl_safe), Route("/compute", compute), Route("/compute/safe", compute_safe),
        Route("/sketch", sketch, methods=["POST"]), Route("/sketch/get", sketch_get), Route("/unsubscribe", unsubscribe),
        WebSocketRoute("/chat", Chat), Mount("/static", StaticFiles(directory="static")),
    ],
    middleware=[
        Middleware(SessionMiddleware, secret_key=os.environ["IDEAS_KEY"], max_age=None),
        Middleware(AuthenticationMiddleware, backend=Backend()),
        Middleware(CORSMiddleware, allow_origin_regex=".*", allow_credentials=True),  # want cors-credentials-for-any-origin
    ],
    exception_handlers={Exception: failing},
)
