import sqlite3

from aiohttp import web


class Store:
    def find(self, name):
        return sqlite3.connect("a.db").execute("SELECT * FROM items WHERE name = '" + name + "'").fetchall()  # want sql-injection

    def find_bound(self, name):
        return sqlite3.connect("a.db").execute("SELECT * FROM items WHERE name = ?", (name,)).fetchall()


async def find(request):
    return web.json_response(request.app["store"].find(request.query["name"]))


async def find_bound(request):
    return web.json_response(request.app["store"].find_bound(request.query["name"]))


def main():
    app = web.Application()
    app["store"] = Store()
    app.router.add_get("/find", find)
    app.router.add_get("/find-bound", find_bound)
    web.run_app(app)
