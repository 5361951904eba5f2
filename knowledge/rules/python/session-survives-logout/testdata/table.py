import secrets
import sqlite3

from bottle import get, post, redirect, request, response, run

db = sqlite3.connect("app.db")


def who():
    sid = request.get_cookie("sid")
    return db.execute("SELECT clerk FROM sessions WHERE sid = ?", (sid,)).fetchone()


@post("/in")
def enter():
    sid = secrets.token_hex(16)
    db.execute("INSERT INTO sessions VALUES (?, ?)", (sid, 1))
    response.set_cookie("sid", sid, secure=True, httponly=True)


@get("/me")
def me():
    if not who():
        redirect("/in")
    return "ok"


@get("/logout")
def logout():  # want session-survives-logout
    response.delete_cookie("sid", path="/")
    redirect("/")


@get("/signout")
def sign_out():  # safe: the row goes, too
    db.execute("DELETE FROM sessions WHERE sid = ?", (request.get_cookie("sid"),))
    response.delete_cookie("sid", path="/")
    redirect("/")


@get("/language")
def language():  # safe: no logout
    response.delete_cookie("lang", path="/")
    redirect("/")


run(host="127.0.0.1", port=8080)
