# profile: default
import asyncio
import os

from flask import Flask, request

app = Flask(__name__)


async def pair(first):
    return first, "x"


@app.get("/run")
def run():
    first, second = asyncio.run(pair(request.args["a"]))
    os.system("ls " + first)  # want command-injection
    os.system("ls " + second)
    return "ok"


@app.get("/loop")
def loop():
    first, second = asyncio.get_event_loop().run_until_complete(pair(request.args["a"]))
    os.system("ls " + first)  # want command-injection
    os.system("ls " + second)
    return "ok"


@app.get("/limited")
async def limited():
    first, second = await asyncio.wait_for(pair(request.args["a"]), 3)
    os.system("ls " + first)  # want command-injection
    os.system("ls " + second)
    return "ok"


@app.get("/together")
async def together():
    (first, second), third = await asyncio.gather(asyncio.shield(pair(request.args["a"])), pair("z"))
    os.system("ls " + first)  # want command-injection
    os.system("ls " + second)
    os.system("ls " + third[0])
    return "ok"
