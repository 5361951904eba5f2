import hmac

from flask import Flask, abort, request

app = Flask(__name__)


class Room:
    def __init__(self, password):
        self.password = password


ROOMS = {}


@app.post("/rooms/<name>")
def enter(name):
    room = ROOMS[name]
    if request.form["password"] != room.password:  # want timing-unsafe-comparison
        abort(403)
    return "entered"


@app.post("/safe/<name>")
def enter_safely(name):
    room = ROOMS[name]
    if not hmac.compare_digest(request.form["password"], room.password):
        abort(403)
    return "entered"


@app.post("/register")
def register():
    form = request.form
    if form["password"] != form["password2"]:
        abort(400)
    return "welcome"
