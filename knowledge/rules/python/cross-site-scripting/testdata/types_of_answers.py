"""Answers whose type is set on the one object that stands for them."""
import bottle
import cherrypy
from bottle import Bottle, request, response

app = Bottle()


@app.get("/plain")
def plain():
    response.content_type = "text/plain; charset=utf-8"
    return request.query.get("q")


@app.get("/header")
def header():
    response.set_header("Content-Type", "text/plain")
    return request.query.get("q")


@app.get("/headers")
def headers():
    bottle.response.headers["Content-Type"] = "text/csv"
    return request.query.get("q")


@app.get("/page")
def page():
    response.content_type = "text/html"
    return request.query.get("q")  # want cross-site-scripting


@app.get("/sometimes")
def sometimes():
    if request.query.get("raw"):
        response.content_type = "text/plain"
    return request.query.get("q")  # want cross-site-scripting


class Root:
    @cherrypy.expose
    def plain(self, q):
        cherrypy.response.headers["Content-Type"] = "text/plain"
        return q

    @cherrypy.expose
    def page(self, q):
        return q  # want cross-site-scripting
