import os

import bottle
import dash
import sanic
import tornado.web
from fastapi import FastAPI
from flask import Flask
from flask_socketio import SocketIO
from starlette.applications import Starlette
from werkzeug.debug import DebuggedApplication
from werkzeug.serving import run_simple

app = Flask(__name__)
app.config["DEBUG"] = os.environ.get("APP_DEBUG") == "1"
VERBOSE = True


def start():
    app.run(host="127.0.0.1", debug=True)  # want debug-mode


def start_quietly():
    app.run(debug=False)


def start_as_told():
    app.run(debug=app.config["DEBUG"])


def start_plain():
    app.run(port=8080)


def attribute():
    app.debug = True  # want debug-mode


def attribute_off():
    app.debug = False


def setting():
    app.config["DEBUG"] = True  # want debug-mode


def settings():
    app.config.update(TESTING=False, DEBUG=True)  # want debug-mode


def other_setting(config):
    config["debug"] = True
    return config


def launch(debug=False):
    app.run(debug=debug)


def launch_debugging():
    launch(debug=VERBOSE)  # want debug-mode


def launch_default():
    launch()


def environment():
    os.environ["FLASK_DEBUG"] = "1"  # want debug-mode
    os.environ["FLASK_APP"] = "app"


def asgi():
    return Starlette(debug=True), FastAPI(title="shop")  # want debug-mode


def asgi_debug():
    return FastAPI(debug=True)  # want debug-mode


def tornado_application(handlers):
    return tornado.web.Application(handlers, debug=True)  # want debug-mode


def tornado_quiet(handlers):
    return tornado.web.Application(handlers, debug=True, serve_traceback=False)  # safe: errors show nothing


def tornado_settings(handlers):
    settings = {"debug": True, "gzip": True}
    return tornado.web.Application(handlers, **settings)  # want debug-mode


def tornado_plain(handlers, **settings):
    return tornado.web.Application(handlers, **settings)


def bottle_server():
    bottle.run(host="localhost", port=8080, debug=True)  # want debug-mode


def bottle_switch():
    bottle.debug(True)  # want debug-mode


def bottle_off():
    bottle.debug(False)
    bottle.run(host="localhost")


def sanic_server():
    server = sanic.Sanic("shop")
    server.run(debug=True)  # want debug-mode


def sanic_off():
    server = sanic.Sanic("shop")
    server.run(debug=False, access_log=True)


def debugger(wsgi):
    run_simple("localhost", 5000, wsgi, use_debugger=True)  # want debug-mode
    return DebuggedApplication(wsgi, evalex=True)  # want debug-mode


def no_debugger(wsgi):
    run_simple("localhost", 5000, wsgi, use_reloader=True)
    return DebuggedApplication(wsgi, evalex=False)


def logging_only(logger):
    logger.debug = True
    return dict(debug=True)


def dash_server():
    board = dash.Dash(__name__)
    board.run(debug=True)  # want debug-mode


def dash_plain():
    board = dash.Dash(__name__)
    board.run(port=8050)


def socket_server():
    SocketIO(app).run(app, debug=True)  # want debug-mode


def socket_plain():
    SocketIO(app).run(app, port=8080)
