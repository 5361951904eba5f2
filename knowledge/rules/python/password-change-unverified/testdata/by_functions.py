import hashlib

from aiohttp import web
from aiohttp_session import get_session
from flask import Flask, abort, redirect, request, session

from store import pw_hash, row, run

app = Flask(__name__)
routes = web.RouteTableDef()


@app.post("/password")
def password():
    if "uid" not in session:
        abort(401)
    run("update users set pw = ? where id = ?", (pw_hash(request.form["new"]), session["uid"]))  # want password-change-unverified
    return redirect("/")


@app.post("/password2")
def password_asked():
    if "uid" not in session:
        abort(401)
    if row("select pw from users where id = ?", (session["uid"],))["pw"] != pw_hash(request.form["old"]):
        abort(403)
    run("update users set pw = ? where id = ?", (pw_hash(request.form["new"]), session["uid"]))
    return redirect("/")


async def user_of(request):
    session = await get_session(request)
    if "user" not in session:
        raise web.HTTPUnauthorized()
    return session["user"]


@routes.post("/password")
async def own_password(request):
    uid = await user_of(request)
    form = await request.post()
    digest = hashlib.scrypt(form["password"].encode(), salt=b"x", n=2, r=8, p=1)
    await request.app["db"].execute("UPDATE members SET password = ? WHERE id = ?", (digest, uid))  # want password-change-unverified
    return web.json_response({})


@routes.post("/name")
async def own_name(request):
    uid = await user_of(request)
    form = await request.post()
    await request.app["db"].execute("UPDATE members SET name = ? WHERE id = ?", (form["name"], uid))
    return web.json_response({})
