from functools import wraps

from fastapi import Cookie, FastAPI, HTTPException
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()


@app.get("/cellar")
def cellar():
    if request.cookies.get("badge") != "gold":  # want cookie-trusted
        abort(403)
    return "wine"


def members_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if not request.cookies.get("member") == "yes":  # want cookie-trusted
            return "no", 401
        return view(*args, **kwargs)

    return inner


@api.get("/vault")
def vault(floor: int = Cookie(0)):
    if floor < 3:  # want cookie-trusted
        raise HTTPException(403)
    return {"gold": 1}


@app.get("/theme")
def theme():
    if request.cookies.get("theme") != "dark":
        return "light"
    return "dark"


@app.post("/change")
def change():
    if request.cookies.get("csrf") != request.form["csrf"]:  # the two have to agree
        abort(403)
    return ""


@app.get("/counted")
def counted():
    if request.args.get("page") != "1":
        abort(403)
    return ""


@api.get("/menu")
def menu(seen: int = Cookie(0)):
    if seen > 3:
        return {"tip": "again?"}
    return {}


@app.post("/refresh")
def refresh():
    token = request.cookies.get("refresh")
    if token is None:  # safe: it is looked up below
        abort(401)
    return sessions.find(token).renew()


@app.get("/attic")
def attic():
    if request.cookies.get("guest") is None:  # want cookie-trusted
        abort(401)
    return "dust"
