from aiohttp import web
from yarl import URL

routes = web.RouteTableDef()


@routes.get("/relative")
async def relative(request):
    target = URL(request.query["next"])
    if target.is_absolute():
        target = URL("/")
    raise web.HTTPFound(target)


@routes.get("/absolute")
async def absolute(request):
    target = URL(request.query["next"])
    if not target.is_absolute():
        raise web.HTTPBadRequest()
    raise web.HTTPFound(target)  # want open-redirect


@routes.get("/path")
async def path(request):
    raise web.HTTPFound(URL(request.query["next"]).relative())
