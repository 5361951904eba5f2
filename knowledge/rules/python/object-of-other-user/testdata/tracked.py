"""A view for everybody that finds a row by its number and what its customer alone knows makes the rows of the table nobody's else."""
import sqlite3
from functools import wraps

from flask import Flask, abort, jsonify, redirect, request, session

app = Flask(__name__)


def one(sql, args=()):
    return sqlite3.connect("shop.db").execute(sql, args).fetchone()


def need_login(f):
    @wraps(f)
    def inner(*args, **kwargs):
        if not session.get("uid"):
            return redirect("/login")
        return f(*args, **kwargs)
    return inner


@app.get("/repairs/<int:number>")
@need_login
def repair(number):
    row = one("SELECT * FROM repairs WHERE id = ?", (number,))  # want object-of-other-user
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.get("/mine/<int:number>")
@need_login
def mine(number):
    row = one("SELECT * FROM repairs WHERE id = ? AND user_id = ?", (number, session["uid"]))
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.get("/track")
def track():
    row = one("SELECT * FROM repairs WHERE id = ? AND pin = ?", (request.args["number"], request.args["pin"]))
    if row is None:
        abort(404)
    return jsonify(dict(row))


@app.get("/machines/<int:number>")
@need_login
def machine(number):
    return jsonify(dict(one("SELECT * FROM machines WHERE id = ?", (number,))))


@app.get("/shown/<int:number>")
def shown(number):
    return jsonify(dict(one("SELECT * FROM machines WHERE id = ?", (number,))))
