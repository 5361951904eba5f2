"""The site of a request is compared by the beginning of its name, or by a part of it."""
from aiohttp import web
from aiohttp_session import get_session

SITE = "https://docs.example"


@web.middleware
async def same_site(request, handler):
    if request.method not in ("GET", "HEAD"):
        origin = request.headers.get("Origin") or request.headers.get("Referer", "")
        if origin and not origin.startswith(SITE):  # want csrf-protection-missing
            raise web.HTTPForbidden(text="wrong origin")
    return await handler(request)


@web.middleware
async def of_us(request, handler):
    if request.method == "POST" and "docs.example" not in request.headers.get("Referer", ""):  # want csrf-protection-missing
        raise web.HTTPForbidden()
    return await handler(request)


@web.middleware
async def same_site_whole(request, handler):
    origin = request.headers.get("Origin", "")
    if request.method == "POST" and origin != SITE and not request.headers.get("Referer", "").startswith(SITE + "/"):
        raise web.HTTPForbidden()
    return await handler(request)


@web.middleware
async def allowed(request, handler):
    reply = await handler(request)
    if request.headers.get("Origin", "").startswith("https://docs"):
        reply.headers["Vary"] = "Origin"
    return reply


async def add(request):
    session = await get_session(request)
    form = await request.post()
    await request.app["db"].execute("INSERT INTO notes (user_id, text) VALUES ($1, $2)", session["user_id"], form["text"])
    return web.Response()


app = web.Application(middlewares=[same_site, of_us, same_site_whole, allowed])
app.router.add_post("/notes", add)
