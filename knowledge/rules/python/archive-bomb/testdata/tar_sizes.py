"""Sizes that the members of a tar archive declare, and the size of what was uploaded."""
import tarfile

from aiohttp import web

LIMIT = 50 * 1024 * 1024


async def summed(request):
    form = await request.post()
    with tarfile.open(fileobj=form["f"].file) as package:
        if sum(member.size for member in package) > LIMIT:
            raise web.HTTPRequestEntityTooLarge(LIMIT, 0)
        package.extractall("/srv/data", filter="data")
    return web.Response()


async def each(request):
    form = await request.post()
    with tarfile.open(fileobj=form["f"].file) as package:
        for member in package.getmembers():
            if member.size > LIMIT:
                raise web.HTTPRequestEntityTooLarge(LIMIT, 0)
        package.extractall("/srv/data", filter="data")
    return web.Response()


async def compressed(request):
    form = await request.post()
    upload = form["f"]
    if upload.size > LIMIT:
        raise web.HTTPRequestEntityTooLarge(LIMIT, 0)
    with tarfile.open(fileobj=upload.file) as package:
        package.extractall("/srv/data", filter="data")  # want archive-bomb
    return web.Response()


app = web.Application()
app.router.add_post("/summed", summed)
app.router.add_post("/each", each)
app.router.add_post("/compressed", compressed)
