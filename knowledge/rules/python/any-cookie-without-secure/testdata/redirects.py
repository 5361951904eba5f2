"""Cookies that are set on redirects, which aiohttp has as exceptions."""
from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/kiosk")
async def enable(request):
    form = await request.post()
    response = web.HTTPFound("/log")
    response.set_cookie("kiosk_op", str(int(form["op"])), max_age=86400, httponly=True)  # want any-cookie-without-secure
    raise response


@routes.post("/secure")
async def secure(request):
    response = web.HTTPSeeOther("/log")
    response.set_cookie("kiosk_op", "1", secure=True, httponly=True)
    return response


app = web.Application()
app.add_routes(routes)
