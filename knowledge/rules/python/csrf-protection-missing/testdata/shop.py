import sqlite3

from aiohttp import web
from aiohttp_session import get_session


async def order(request):  # want csrf-protection-missing
    session = await get_session(request)
    data = await request.post()
    sqlite3.connect("shop.db").execute("INSERT INTO orders VALUES (?, ?)", (session["user"], data["book"]))
    return web.Response(text="ordered")


async def orders(request):
    session = await get_session(request)
    return web.json_response({"user": session["user"]})


def main():
    app = web.Application()
    app.router.add_post("/order", order)
    app.router.add_get("/orders", orders)
    web.run_app(app)
