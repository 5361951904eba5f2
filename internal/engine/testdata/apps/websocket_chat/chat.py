"""A chat with websockets, Flask-SocketIO for the web page, and a Redis store."""
import asyncio
import json
import pickle
import re
import sqlite3
import subprocess

import redis
import websockets
from flask import Flask, render_template, request
from flask_socketio import SocketIO, emit, join_room

app = Flask(__name__)
socketio = SocketIO(app)
store = redis.Redis()
ROOMS = {"main", "random"}
NAME = re.compile(r"^([a-zA-Z0-9]+)*$")  # want regex-backtracking


def database():
    return sqlite3.connect("chat.db")


@app.route("/")
def index():
    return render_template("chat.html", room=request.args.get("room", "main"))


@app.route("/room/<room>")
def room_page(room):
    if room not in ROOMS:
        return "<p>There is no room %s</p>" % room, 404  # want cross-site-scripting
    return "<p>Welcome to %s</p>" % room  # safe: a known room


@socketio.on("join")
def on_join(data):
    room = data["room"]
    join_room(room)
    with database() as db:
        db.execute("INSERT INTO members VALUES ('" + data["name"] + "')")  # want sql-injection
        db.execute("INSERT INTO members VALUES (?)", (data["name"],))  # safe: a parameter
    emit("joined", {"name": data["name"]}, room=room)


@socketio.on("command")
def on_command(text):
    word, _, rest = text.partition(" ")
    if word == "/dice":
        emit("result", eval(rest))  # want eval-injection
    elif word == "/uptime":
        emit("result", subprocess.check_output("uptime", shell=True).decode())  # safe: fixed
    elif word == "/finger":
        emit("result", subprocess.getoutput("finger " + rest))  # want command-injection


@socketio.event
def restore(blob):
    state = pickle.loads(blob)  # want unsafe-deserialization
    emit("restored", len(state))


@socketio.on("rename")
def on_rename(data):
    if not NAME.match(data["name"]):
        return
    store.set("name:" + request.sid, data["name"])  # safe: a value


async def serve(websocket):
    async for message in websocket:
        data = json.loads(message)
        if data["kind"] == "search":
            rows = database().execute(f"SELECT text FROM messages WHERE text LIKE '%{data['words']}%'")  # want sql-injection
            await websocket.send(json.dumps(rows.fetchall()))
        elif data["kind"] == "history":
            with open("logs/" + data["day"] + ".txt") as file:  # want path-traversal
                await websocket.send(file.read())
        elif data["kind"] == "count":
            rows = database().execute("SELECT count(*) FROM messages WHERE day = ?", (data["day"],))  # safe: a parameter
            await websocket.send(json.dumps(rows.fetchone()))


async def main():
    async with websockets.serve(serve, "localhost", 8765):
        await asyncio.Future()


if __name__ == "__main__":
    asyncio.run(main())
