from functools import wraps

import asyncpg
from sanic import Blueprint, Sanic, json
from sanic.exceptions import Unauthorized

app = Sanic("x")
bp = Blueprint("notes", url_prefix="/notes")


def protected(f):
    @wraps(f)
    async def wrapper(request, *args, **kwargs):
        if not request.ctx.user:
            raise Unauthorized("x")
        return await f(request, *args, **kwargs)
    return wrapper


@bp.get("/")
@protected
async def notes(request):
    return json(await request.app.ctx.db.fetch("select * from notes where owner_id = $1", request.ctx.user.id))


@bp.post("/")
@protected
async def create(request):
    await request.app.ctx.db.execute("insert into notes (owner_id, title) values ($1, $2)", request.ctx.user.id, request.json["title"])
    return json({})


@bp.put("/<note_id:int>")
@protected
async def rename(request, note_id: int):
    await request.app.ctx.db.execute("update notes set title = $1 where id = $2", request.json["title"], note_id)  # want object-of-other-user
    return json({})


@bp.delete("/<note_id:int>")
async def remove(request, note_id: int):  # want missing-authentication
    await request.app.ctx.db.execute("delete from notes where id = $1", note_id)
    return json({})


app.blueprint(bp)
