import bottle
import uvicorn
from aiohttp import web
from flask import Flask

app = Flask(__name__)


def flask_server():
    app.run(host="0.0.0.0", port=80)  # want binds-all-interfaces


def flask_local():
    app.run(host="127.0.0.1")


def flask_configured(host):
    app.run(host=host)


def uvicorn_server():
    uvicorn.run(app, host="0.0.0.0")  # want binds-all-interfaces


def uvicorn_local():
    uvicorn.run(app)


def bottle_server():
    bottle.run(host="::")  # want binds-all-interfaces


def bottle_local():
    bottle.run(host="localhost")


def aiohttp_server(application):
    web.run_app(application, host="0.0.0.0")  # want binds-all-interfaces


def address():
    return "0.0.0.0"
