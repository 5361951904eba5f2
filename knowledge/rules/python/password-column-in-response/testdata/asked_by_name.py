"""Whole rows of users, found by an entry of the query that is called like a column."""
import sqlite3

from flask import Flask, jsonify, request, session

app = Flask(__name__)
con = sqlite3.connect("bank.db")
con.row_factory = sqlite3.Row


def one(sql, args=()):
    rows = con.execute(sql, args).fetchall()
    return rows[0] if rows else None


def user_by_id(uid):
    return one("SELECT * FROM users WHERE id = ?", (uid,))


def add(name, digest):
    con.execute("INSERT INTO users (name, password, address) VALUES (?, ?, '')", (name, digest))


@app.get("/card")
def card():
    u = user_by_id(request.args.get("id", session["uid"]))
    return jsonify(dict(u))  # want password-column-in-response


@app.get("/card/short")
def short():
    u = user_by_id(request.args.get("id", session["uid"]))
    return jsonify(name=u["name"])


@app.post("/profile")
def profile():
    con.execute("UPDATE users SET address = ? WHERE id = ?", (request.form["address"], session["uid"]))
    return jsonify(one("SELECT * FROM users WHERE id = ?", (session["uid"],)))  # want password-column-in-response
