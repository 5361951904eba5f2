"""Websockets that pages of any site may open."""
import tornado.websocket
from aiohttp import web

routes = web.RouteTableDef()
SESSIONS = {}


class Any(tornado.websocket.WebSocketHandler):
    def check_origin(self, origin):
        return True  # want websocket-any-origin

    def on_message(self, message):
        self.write_message(message)


class Everywhere(Any):
    def check_origin(self, origin):
        """Clients come from many places."""
        return True  # want websocket-any-origin


class Own(tornado.websocket.WebSocketHandler):
    def on_message(self, message):
        self.write_message(message)


class Known(tornado.websocket.WebSocketHandler):
    def check_origin(self, origin):
        return origin == "https://notes.example.org"


class Checker:
    def check_origin(self, origin):
        return True


@routes.get("/balance")
async def balance(request):
    user = SESSIONS.get(request.cookies.get("session"))
    sock = web.WebSocketResponse()
    await sock.prepare(request)  # want websocket-any-origin
    await sock.send_str(str(user["balance"]))
    return sock


@routes.get("/balance/checked")
async def balance_checked(request):
    user = SESSIONS.get(request.cookies.get("session"))
    if request.headers.get("Origin") != "https://notes.example.org":
        raise web.HTTPForbidden()
    sock = web.WebSocketResponse()
    await sock.prepare(request)
    await sock.send_str(str(user["balance"]))
    return sock


@routes.get("/clock")
async def clock(request):
    sock = web.WebSocketResponse()
    await sock.prepare(request)
    await sock.send_str("12:00")
    return sock


app = web.Application()
app.add_routes(routes)


class Page(tornado.web.RequestHandler):
    def get_current_user(self):
        return SESSIONS.get(self.get_cookie("session"))


class Board(Page, tornado.websocket.WebSocketHandler):
    def check_origin(self, origin):
        return True  # want websocket-any-origin


class Plain(Page):
    def check_origin(self, origin):
        return True
