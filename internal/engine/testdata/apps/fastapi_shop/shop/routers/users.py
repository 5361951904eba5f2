import re
from typing import Optional

from fastapi import APIRouter, Cookie, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, Template, select_autoescape
from motor.motor_asyncio import AsyncIOMotorClient

router = APIRouter()
templates = Jinja2Templates(directory="templates")
client = AsyncIOMotorClient("mongodb://localhost")
profiles = client.shop.profiles


@router.post("/login")
async def login(request: Request):  # want attempts-unlimited
    body = await request.json()
    user = await profiles.find_one({"name": body["name"], "password": body["password"]})  # want nosql-injection plaintext-password
    return {"ok": user is not None}


@router.post("/login-form")
async def login_form(name: str = Form(), password: str = Form()):  # want attempts-unlimited
    user = await profiles.find_one({"name": name, "password": password})  # want plaintext-password
    return {"ok": user is not None}


@router.get("/search")
async def search(where: str):
    found = await profiles.find({"$where": "this.name == '" + where + "'"}).to_list(10)  # want nosql-injection
    return {"count": len(found)}


@router.get("/done")
async def done(to: str = "/"):
    return RedirectResponse(to)  # want open-redirect


@router.get("/done-local")
async def done_local(to: str = "/"):
    if not re.fullmatch(r"/[a-z/]*", to) or to.startswith("//"):
        to = "/"
    return RedirectResponse(to)  # safe: a path of this site


@router.get("/greeting")
async def greeting(text: str = "Hello"):
    return HTMLResponse(Template(text).render(name="visitor"))  # want template-injection


@router.get("/greeting-page")
async def greeting_page(request: Request, text: str = "Hello"):
    return templates.TemplateResponse(request, "greeting.html", {"text": text})  # safe: a value


@router.get("/text")
async def plain(text: str = "Hello"):
    return PlainTextResponse("<b>" + text + "</b>")  # safe: not HTML


@router.get("/badge")
async def badge(request: Request):
    return HTMLResponse("<b>" + request.query_params["text"] + "</b>")  # want cross-site-scripting


@router.get("/language")
async def language(response: Response, lang: str = "en"):
    response.headers["X-Language"] = lang  # want header-injection
    return {"ok": True}
