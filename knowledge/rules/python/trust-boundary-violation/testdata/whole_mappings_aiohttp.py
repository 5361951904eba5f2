# profile: default
from aiohttp import web
from aiohttp_session import get_session


async def keep(request):
    session = await get_session(request)
    session.update(await request.post())  # want trust-boundary-violation
    return web.Response(text="ok")


async def keep_view(request):
    session = await get_session(request)
    form = await request.post()
    session.update({"view": form["view"]})
    return web.Response(text=session["view"])


app = web.Application()
app.router.add_post("/keep", keep)
app.router.add_post("/view", keep_view)
