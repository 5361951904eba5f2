import os
import sqlite3

import falcon
import falcon.asgi

db = sqlite3.connect("x.db")


class Things:
    def on_get(self, req, resp, name):
        db.execute("select * from t where name = '%s'" % name)  # want sql-injection
        db.execute("select * from t where name = '%s'" % req.get_param("q"))  # want sql-injection
        db.execute("select * from t where name = %d" % req.get_param_as_int("n"))  # safe: a number
        resp.media = {}

    def on_post(self, req, resp):
        os.system("x " + req.media["a"])  # want command-injection
        os.system("x " + req.bounded_stream.read().decode())  # want command-injection
        os.system("x " + req.params["a"])  # want command-injection

    def on_get_number(self, req, resp, number):
        os.system("x %s" % number)  # safe: a number


class Async:
    async def on_post(self, req, resp):
        data = await req.get_media()
        os.system("x " + data["a"])  # want command-injection
        form = await req.get_media()
        async for part in form:
            open("/srv/" + part.filename)  # want path-traversal

    async def on_websocket(self, req, ws):
        await ws.accept()
        os.system("x " + await ws.receive_text())  # want command-injection


class Middleware:
    def process_request(self, req, resp):
        os.system("x " + req.get_header("X"))  # want command-injection

    def process_resource(self, req, resp, resource, params):
        os.system("x " + params["name"])  # want command-injection


app = falcon.App(middleware=[Middleware()])
app.add_route("/t/{name}", Things())
app.add_route("/n/{number:int}", Things(), suffix="number")


def sink(req, resp, **kwargs):
    os.system("x " + req.path)  # want command-injection


app.add_sink(sink, "/s")
