from aiohttp import web
from django.urls import re_path
from django.views.static import serve
from sanic import Sanic

server = Sanic("shop")


def aiohttp_routes():
    app = web.Application()
    app.router.add_static("/files", "files", show_index=True)  # want directory-listing
    return app


def aiohttp_plain():
    app = web.Application()
    app.router.add_static("/files", "files")
    return app


def aiohttp_list():
    return [web.static("/files", "files", show_index=True)]  # want directory-listing


def sanic_routes():
    server.static("/files", "files", directory_view=True)  # want directory-listing


def sanic_plain():
    server.static("/files", "files")


def django_view(request, path):
    return serve(request, path, document_root="/srv/files", show_indexes=True)  # want directory-listing


def django_plain(request, path):
    return serve(request, path, document_root="/srv/files")


def django_routes():
    return [re_path("^files/(?P<path>.*)$", serve, {"document_root": "/srv/files", "show_indexes": True})]  # want directory-listing


def django_routes_plain():
    return [re_path("^files/(?P<path>.*)$", serve, {"document_root": "/srv/files"})]
