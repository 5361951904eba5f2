from aiohttp import web
from flask import Flask, request

app = Flask(__name__)


@app.route("/login")
def login():
    return check(request.args.get("user"), request.args.get("password"))  # want password-in-query


@app.post("/login/form")
def login_by_form():
    return check(request.form["user"], request.form["password"])


@app.post("/login/json")
def login_by_json():
    data = request.get_json()
    return check(data["user"], data["password"])


@app.get("/search")
def search():
    return {"q": request.args.get("q"), "page": request.args.get("password_field")}


async def pay(request: web.Request):
    return web.json_response({"ok": len(request.query["card_number"])})  # want password-in-query


async def order(request: web.Request):
    return web.json_response({"ok": len(request.query["order_number"])})


def check(user, word):
    return {"ok": bool(user and word)}
