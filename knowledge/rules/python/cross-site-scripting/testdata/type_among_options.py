# profile: default
# The type of an answer, which callers of a helper may write down beside its own options.
from aiohttp import web

PLAIN = {"content_type": "text/plain", "charset": "utf-8"}


def reply(text, **options):
    return web.Response(text=text, **{**PLAIN, **options})


def always_plain(text, **options):
    return web.Response(text=text, **{**options, **PLAIN})


async def hello(request):
    return reply("Hello <b>" + request.query.get("who", "you") + "</b>", content_type="text/html")  # want cross-site-scripting


async def plain(request):
    return reply("Hello <b>" + request.query.get("who", "you") + "</b>")


async def with_status(request):
    return reply("Hello <b>" + request.query.get("who", "you") + "</b>", status=404)


async def stays_plain(request):
    return always_plain("Hello <b>" + request.query.get("who", "you") + "</b>", content_type="text/html")


app = web.Application()
app.add_routes([web.get("/1", hello), web.get("/2", plain), web.get("/3", with_status), web.get("/4", stays_plain)])
