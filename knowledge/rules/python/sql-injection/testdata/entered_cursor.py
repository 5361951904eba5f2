# profile: default
from aiohttp import web

routes = web.RouteTableDef()


# Nothing says what the connection is, but it gives cursors, which are entered or awaited.
async def labels_of(con, slug):
    async with con.cursor() as cur:
        await cur.execute("SELECT label FROM tag WHERE slug = '" + slug + "'")  # want sql-injection
        return await cur.fetchall()


async def labels_like(pool, slug):
    con = await pool.acquire()
    cur = await con.cursor()
    await cur.execute("SELECT label FROM tag WHERE slug LIKE '" + slug + "'")  # want sql-injection
    return await cur.fetchall()


async def labels_in(pool, slugs):
    marks = ", ".join("'" + s + "'" for s in slugs)
    async with pool.acquire() as con:
        async with con.cursor() as rows:
            await rows.execute("SELECT label FROM tag WHERE slug IN (" + marks + ")")  # want sql-injection
            return await rows.fetchall()


def names_of(con, slug):
    with con.cursor() as c:
        c.execute("SELECT name FROM tag WHERE slug = '%s'" % slug)  # want sql-injection
        return c.fetchall()


async def bound(con, slug):
    async with con.cursor() as cur:
        await cur.execute("SELECT label FROM tag WHERE slug = %s", (slug,))
        return await cur.fetchall()


async def marks_only(pool, slugs):
    marks = ", ".join("%s" for _ in slugs)
    async with pool.acquire() as con:
        async with con.cursor() as cur:
            await cur.execute("SELECT label FROM tag WHERE slug IN (" + marks + ")", slugs)
            return await cur.fetchall()


# What executes something else is no cursor.
async def planned(scheduler, slug):
    async with scheduler.lane() as lane:
        return await lane.execute("refresh " + slug)


@routes.get("/labels")
async def labels(request):
    slug, app = request.query.get("slug"), request.app
    found = [await labels_of(app["a"], slug), await labels_like(app["b"], slug), await labels_in(app["b"], request.query.getall("t")), names_of(app["c"], slug)]
    await planned(app["lanes"], slug)
    await bound(app["a"], slug)
    await marks_only(app["b"], request.query.getall("t"))
    return web.json_response({"count": len(found)})
