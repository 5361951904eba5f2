import os

from fastapi import Body
from jsonrpcserver import Result, Success, async_dispatch, dispatch, method
from jsonrpcserver import method as m2
from jsonrpc import JSONRPCResponseManager, dispatcher
from flask_jsonrpc import JSONRPC
from flask import Flask
import fastapi_jsonrpc as jsonrpc
from aiohttp_json_rpc import JsonRpc

app = Flask(__name__)
rpc = JSONRPC(app, "/api")


@method
def ping(host) -> Result:
    os.system("ping " + host)  # want command-injection
    return Success("pong")


@method(name="other")
def other(host: str, n: int) -> Result:
    os.system("ping " + host)  # want command-injection
    os.system("ping %d" % n)  # safe: a number
    return Success("pong")


@dispatcher.add_method
def foobar(**kwargs):
    os.system("x " + kwargs["foo"])  # want command-injection


def echo(s):
    os.system("x " + s)  # want command-injection


dispatcher["echo"] = echo
dispatcher["inline"] = lambda a: os.system("x " + a)  # want command-injection


@rpc.method("App.index")
def index(name: str) -> str:
    os.system("x " + name)  # want command-injection
    return ""


api = jsonrpc.Entrypoint("/api/v1/jsonrpc")


@api.method()
def fecho(data: str = Body(..., example="123"), n: int = 1) -> str:
    os.system("x " + data)  # want command-injection
    os.system("x %d" % n)  # safe: a number
    return data


async def arpc(request):
    os.system("x " + request.params["a"])  # want command-injection


r = JsonRpc()
r.add_methods(("", arpc))
