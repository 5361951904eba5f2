"""Views that ask by hand who calls, and others that forget to."""
import sqlite3

from aiohttp import web
from aiohttp_session import get_session

con = sqlite3.connect("school.db")


async def current(request):
    s = await get_session(request)
    return s.get("user_id")


async def grade(request):
    user = await current(request)
    if user is None:
        raise web.HTTPUnauthorized()
    con.execute("UPDATE grades SET points = ? WHERE teacher = ?", ((await request.post())["points"], user))
    return web.Response()


async def join(request):
    user = await current(request)
    if user is None:
        raise web.HTTPUnauthorized()
    con.execute("INSERT INTO seats (pupil) VALUES (?)", (user,))
    return web.Response()


async def add_teacher(request):  # want missing-authentication
    con.execute("INSERT INTO teachers (name) VALUES (?)", ((await request.post())["name"],))
    raise web.HTTPFound("/teachers")


async def shared(request):
    row = con.execute("SELECT title, body FROM notes WHERE share = ?", (request.match_info["code"],)).fetchone()
    return web.Response(text=row[0])


async def my_notes(request):
    user = await current(request)
    if user is None:
        raise web.HTTPUnauthorized()
    return web.json_response(con.execute("SELECT body FROM notes WHERE owner = ?", (user,)).fetchall())


app = web.Application()
app.router.add_post("/grade", grade)
app.router.add_post("/seats", join)
app.router.add_post("/teachers", add_teacher)
app.router.add_get("/s/{code}", shared)
app.router.add_get("/notes", my_notes)
