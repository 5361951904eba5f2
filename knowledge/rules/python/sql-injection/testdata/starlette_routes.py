"""What a route's converter, or a decorator, makes sure of."""
import functools

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

engine = create_async_engine("postgresql+asyncpg://db/app")


async def rows(statement):
    async with engine.connect() as conn:
        return (await conn.execute(text(statement))).all()


async def item(request):
    await rows(f"SELECT name FROM items WHERE id = {request.path_params['item_id']}")
    return JSONResponse({})


async def slug(request):
    await rows(f"SELECT name FROM items WHERE slug = '{request.path_params['slug']}'")  # want sql-injection
    return JSONResponse({})


class Item(HTTPEndpoint):
    async def get(self, request):
        ident = request.path_params.get("item_id")
        await rows(f"SELECT name FROM items WHERE id = {ident}")
        return JSONResponse({})


class Slug(HTTPEndpoint):
    async def get(self, request):
        await rows(f"SELECT name FROM items WHERE slug = '{request.path_params['slug']}'")  # want sql-injection
        return JSONResponse({})


def one_of(*names):
    def decorate(endpoint):
        @functools.wraps(endpoint)
        async def wrapper(request):
            if request.path_params["name"] not in names:
                raise HTTPException(404)
            return await endpoint(request)
        return wrapper
    return decorate


def logged(endpoint):
    @functools.wraps(endpoint)
    async def wrapper(request):
        if request.path_params["name"] not in ("events", "venues"):
            print("unusual")
        return await endpoint(request)
    return wrapper


@one_of("events", "venues")
async def listing(request):
    name = request.path_params["name"]
    await rows(f"SELECT id FROM {name}")
    return JSONResponse({})


@logged
async def listing_logged(request):
    name = request.path_params["name"]
    await rows(f"SELECT id FROM {name}")  # want sql-injection
    return JSONResponse({})


app = Starlette(routes=[
    Route("/items/{item_id:int}", item),
    Route("/slugs/{slug}", slug),
    Route("/item/{item_id:int}", Item),
    Route("/slug/{slug}", Slug),
    Route("/lists/{name}", listing),
    Route("/logged/{name}", listing_logged),
])
