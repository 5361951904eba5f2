import tornado.web
from aiohttp import web
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import format_html
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse

from shop import importer

app = FastAPI()
routes = web.RouteTableDef()


def imports(request):
    try:
        importer.read(request.FILES["file"])
    except Exception as exc:
        return HttpResponse(f"Import failed: {exc}", status=400)  # want error-in-page
    return HttpResponse("ok")


def formatted(request):
    try:
        importer.read(request.FILES["file"])
    except Exception as exc:
        return HttpResponse(format_html("<p>{}</p>", exc))
    return HttpResponse("ok")


def told(request):
    try:
        importer.read(request.FILES["file"])
    except Exception as exc:
        return JsonResponse({"error": str(exc)})
    return JsonResponse({})


@app.get("/page")
def page(number: str):
    try:
        importer.find(number)
    except Exception as exc:
        return HTMLResponse(f"<p>{exc}</p>")  # want error-in-page
    return HTMLResponse("ok")


@app.get("/plain")
def plain(number: str):
    try:
        importer.find(number)
    except Exception as exc:
        return PlainTextResponse(f"<p>{exc}</p>")
    return HTMLResponse("ok")


@routes.get("/find")
async def find(request):
    try:
        importer.find(request.query["number"])
    except Exception as exc:
        return web.Response(text=f"<p>{exc}</p>", content_type="text/html")  # want error-in-page
    return web.Response()


class Page(tornado.web.RequestHandler):
    def get(self):
        try:
            importer.find(self.get_argument("number"))
        except Exception as exc:
            self.write(f"<p>{exc}</p>")  # want error-in-page


urlpatterns = [path("imports/", imports), path("formatted/", formatted), path("told/", told)]
