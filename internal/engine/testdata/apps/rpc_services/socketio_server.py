import os

import socketio
from flask import Flask, request
from flask_socketio import Namespace, SocketIO, emit, join_room
from flask_login import current_user

app = Flask(__name__)
sio = SocketIO(app, cors_allowed_origins="*")
server = socketio.AsyncServer(async_mode="asgi")


@sio.on("run")
def run(data):
    os.system("x " + data["cmd"])  # want command-injection


@sio.event
def message(msg):
    os.system("x " + msg)  # want command-injection


class NS(Namespace):
    def on_connect(self):
        pass

    def on_cmd(self, data):
        os.system("x " + data)  # want command-injection


sio.on_namespace(NS("/x"))


@server.event
async def ping(sid, data):
    os.system("x " + data)  # want command-injection


@server.on("*")
async def catch(event, sid, data):
    os.system("x " + data["a"])  # want command-injection


@server.event
async def connect(sid, environ, auth):
    os.system("x " + environ["QUERY_STRING"])  # want command-injection
    os.system("x " + auth["token"])  # want command-injection


class N2(socketio.AsyncNamespace):
    async def on_x(self, sid, data):
        os.system("x " + data)  # want command-injection
        os.system("x " + sid)


server.register_namespace(N2("/y"))
