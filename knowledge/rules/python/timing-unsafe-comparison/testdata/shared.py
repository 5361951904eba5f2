import hmac

from flask import Flask, abort, request

app = Flask(__name__)


class Rooms:
    def find(self, name):
        raise NotImplementedError


rooms = Rooms()


@app.post("/rooms/<name>")
def enter(name):
    room = rooms.find(name)
    if request.form["password"] != room.password:  # want timing-unsafe-comparison
        abort(403)
    return "entered"


@app.post("/safe/<name>")
def enter_safely(name):
    room = rooms.find(name)
    if not hmac.compare_digest(request.form["password"], room.password):
        abort(403)
    return "entered"


@app.post("/register")
def register():
    form = request.form
    if form["password"] != form["password2"]:
        abort(400)
    return "welcome"
