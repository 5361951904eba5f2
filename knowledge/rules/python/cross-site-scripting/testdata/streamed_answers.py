# profile: default
from aiohttp import web


async def streamed(request):
    resp = web.StreamResponse(headers={"Content-Type": "text/html"})
    await resp.prepare(request)
    await resp.write(b"<b>" + request.query["n"].encode())  # want cross-site-scripting
    return resp


async def bytes_streamed(request):
    resp = web.StreamResponse()
    await resp.prepare(request)
    await resp.write(request.query["n"].encode())
    return resp


web.Application().add_routes([web.get("/s", streamed), web.get("/b", bytes_streamed)])
