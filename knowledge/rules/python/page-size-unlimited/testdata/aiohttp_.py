from aiohttp import web

routes = web.RouteTableDef()


def user(request):
    if request["user"] is None:
        raise web.HTTPUnauthorized()
    return request["user"]


@routes.get("/readings/{id}")
async def readings(request):
    user(request)
    rows = await request.app["db"].readings.find({"meter": request.match_info["id"]}).to_list(None)  # want page-size-unlimited
    return web.json_response(rows)


@routes.get("/readings/{id}/some")
async def some(request):
    user(request)
    rows = await request.app["db"].readings.find({"meter": request.match_info["id"]}).to_list(500)
    return web.json_response(rows)


@routes.get("/kinds")
async def kinds(request):
    user(request)
    return web.json_response(await request.app["db"].kinds.find({"live": True}).to_list(None))


app = web.Application()
app.add_routes(routes)
