"""Routes of classes: what the pattern says holds of their methods."""
import asyncpg
from aiohttp import web


class Item(web.View):
    async def get(self):
        ident = self.request.match_info["item"]
        await self.request.app["pool"].fetchrow(f"SELECT name FROM items WHERE id = {ident}")
        return web.Response()


class Slug(web.View):
    async def get(self):
        slug = self.request.match_info["slug"]
        await self.request.app["pool"].fetchrow(f"SELECT name FROM items WHERE slug = '{slug}'")  # want sql-injection
        return web.Response()


async def start(app):
    app["pool"] = await asyncpg.create_pool("postgres://db")


app = web.Application()
app.on_startup.append(start)
app.add_routes([web.view(r"/items/{item:\d+}", Item), web.view("/slugs/{slug}", Slug)])
