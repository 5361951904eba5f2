"""Tokens in statements that are put together, and codes that stay after they have been used."""
import sqlite3

from flask import Flask, abort, redirect, request

app = Flask(__name__)
con = sqlite3.connect("shop.db")


def digest(password): ...


@app.post("/reset")
def reset():
    t = request.form["t"]
    con.execute("UPDATE users SET password = '%s' WHERE reset = '%s'" % (digest(request.form["password"]), t))  # want reset-token-kept
    return redirect("/login")


@app.post("/reset/cleared")
def reset_cleared():
    t = request.form["t"]
    con.execute(f"UPDATE users SET password = '{digest(request.form['password'])}', reset = NULL WHERE reset = '{t}'")
    con.execute("UPDATE users SET reset = NULL WHERE reset = ?", (t,))
    return redirect("/login")


@app.post("/recover")
def recover():
    row = con.execute("SELECT id, code FROM users WHERE name = ?", (request.form["name"],)).fetchone()
    sent = request.form.get("code")
    if not sent or row["code"] != sent:  # want reset-token-kept
        abort(403)
    con.execute("UPDATE users SET password = ? WHERE id = ?", (digest(request.form["password"]), row["id"]))
    return redirect("/login")


@app.post("/recover/once")
def recover_once():
    row = con.execute("SELECT id, code FROM users WHERE name = ?", (request.form["name"],)).fetchone()
    sent = request.form.get("code")
    if not sent or row["code"] != sent:
        abort(403)
    con.execute("UPDATE users SET password = ?, code = NULL WHERE id = ?", (digest(request.form["password"]), row["id"]))
    return redirect("/login")
