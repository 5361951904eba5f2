"""Codes of few digits under any name, statements that are put together, and passwords of what is no account."""
import hmac
import random
import sqlite3

import graphene
from aiohttp import web
from flask import Flask, abort, request, session
from flask_limiter import Limiter
from passwords import digest
from shop.models import Share, User, db

app = Flask(__name__)
limiter = Limiter(lambda: request.remote_addr, app=app)
base = sqlite3.connect("shop.db")
routes = web.RouteTableDef()


@app.post("/forgot")
def forgot():
    user = User.query.filter_by(name=request.form["name"]).first()
    if user:
        user.reset_key = str(random.randint(1000, 9999))
        user.mail_key = "%032x" % random.getrandbits(128)
        db.session.commit()
    return "sent"


@app.post("/reset")
def reset():  # want attempts-unlimited
    user = User.query.filter_by(name=request.form["name"]).first_or_404()
    if user.reset_key == request.form["key"]:
        user.set_password(request.form["password"])
    return "done"


@app.post("/reset/slow")
@limiter.limit("5 per hour")
def reset_slow():
    user = User.query.filter_by(name=request.form["name"]).first_or_404()
    if user.reset_key == request.form["key"]:
        user.set_password(request.form["password"])
    return "done"


@app.post("/reset/mail")
def reset_mail():  # a long key: nobody guesses it
    user = User.query.filter_by(name=request.form["name"]).first_or_404()
    if user.mail_key == request.form["key"]:
        user.set_password(request.form["password"])
    return "done"


@app.post("/login")
def login():  # want attempts-unlimited
    name, pw = request.form["name"], request.form["pw"]
    row = base.execute(f"SELECT id FROM users WHERE name = '{name}' AND pw = '{pw}'").fetchone()
    if row is None:
        abort(401)
    session["id"] = row[0]
    return "hello"


@app.post("/staff/login")
def staff_login():  # want attempts-unlimited
    sql = "SELECT id FROM staff WHERE mail = '%s' AND password = '%s'" % (request.form["mail"], digest(request.form["password"]))
    row = base.execute(sql).fetchone()
    session["staff"] = row and row[0]
    return "hello"


@app.post("/find")
def find():
    word = request.form["word"]
    return str(base.execute(f"SELECT id FROM notes WHERE title = '{word}'").fetchall())


@app.post("/s/<token>")
def shared(token):  # want attempts-unlimited
    share = Share.query.filter_by(token=token).first_or_404()
    if not hmac.compare_digest(share.secret, digest(request.form["password"])):
        abort(403)
    return share.body


@app.post("/s/<token>/limited")
@limiter.limit("10 per hour")
def shared_limited(token):
    share = Share.query.filter_by(token=token).first_or_404()
    if not hmac.compare_digest(share.secret, digest(request.form["password"])):
        abort(403)
    return share.body


@app.post("/twice")
def chooses():  # the same password, typed twice
    if request.form["password"] != request.form["password2"]:
        abort(400)
    return "ok"


@routes.post("/door")
async def opens(request):  # want attempts-unlimited
    data = await request.post()
    row = await request.app["db"].fetchrow("SELECT unlock_code FROM doors WHERE id = $1", int(data["door"]))
    if not hmac.compare_digest(row["unlock_code"].encode(), data["code"].encode()):
        raise web.HTTPForbidden()
    return web.Response(text="open")


class Query(graphene.ObjectType):
    inspect = graphene.String(user=graphene.String(), password=graphene.String())

    def resolve_inspect(self, info, user, password):  # want attempts-unlimited
        admin = User.query.filter_by(name="admin").first()
        if user == "admin" and password == admin.password:
            return "yes"
        return "no"


schema = graphene.Schema(query=Query)
server = web.Application()
server.add_routes(routes)
