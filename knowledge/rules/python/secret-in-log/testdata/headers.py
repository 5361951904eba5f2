import logging

from aiohttp import web
from django.http import HttpResponse
from django.urls import path
from fastapi import FastAPI, Request
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
log = logging.getLogger(__name__)


@app.before_request
def trace():
    log.info("%s %s", request.method, request.path)
    log.info("headers %s", dict(request.headers))  # want secret-in-log


@app.get("/cookies")
def cookies():
    log.debug(f"cookies {request.cookies}")  # want secret-in-log
    return "ok"


@app.get("/one")
def one():
    log.info("agent %s", request.headers.get("User-Agent"))
    log.info("language %s", request.headers["Accept-Language"])
    log.info("count %d", len(request.headers))
    return "ok"


@app.get("/some")
def some():
    shown = {k: v for k, v in request.headers.items() if k in ("Host", "Accept")}
    log.info("headers %s", shown)
    return "ok"


@api.middleware("http")
async def starlette(request: Request, call_next):
    log.info("in: " + str(request.headers))  # want secret-in-log
    return await call_next(request)


def django(request):
    log.info("in %r", request.META)  # want secret-in-log
    return HttpResponse("ok")


@routes.get("/aio")
async def aio(request):
    log.info("headers: %s", list(request.headers.items()))  # want secret-in-log
    return web.Response()


urlpatterns = [path("django/", django)]
