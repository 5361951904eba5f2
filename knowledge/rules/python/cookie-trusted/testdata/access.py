from aiohttp import web
from flask import Flask, request, session

app = Flask(__name__)


@app.get("/admin")
def admin():
    if request.cookies.get("is_admin") == "1":  # want cookie-trusted
        return "welcome"
    return "no", 403


@app.get("/role")
def role():
    return {"role": request.cookies["role"]}  # want cookie-trusted


@app.get("/session")
def from_session():
    if session.get("is_admin"):
        return "welcome"
    return "no", 403


@app.get("/theme")
def theme():
    return {"theme": request.cookies.get("theme", "light")}


@app.get("/token")
def token():
    return {"ok": bool(request.cookies.get("session_id"))}


@app.get("/form")
def form():
    return {"role": request.form["role"]}


async def aiohttp_view(request: web.Request):
    return web.json_response({"admin": request.cookies.get("admin") == "yes"})  # want cookie-trusted


async def aiohttp_theme(request: web.Request):
    return web.json_response({"theme": request.cookies.get("theme")})
