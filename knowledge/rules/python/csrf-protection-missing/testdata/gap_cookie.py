"""Some views compare a token; those of the staff, who are known by a cookie, do not. None for SameSite keeps nothing at home."""
import secrets
import sqlite3

from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
app.config.update(SESSION_COOKIE_SAMESITE=None)
con = sqlite3.connect("shop.db")


def csrf_ok():
    return secrets.compare_digest(session.get("csrf", ""), request.form.get("csrf", ""))


def staff():
    return request.cookies.get("is_staff") == "1"


@app.post("/order")
def order():
    if "uid" not in session or not csrf_ok():
        abort(403)
    con.execute("INSERT INTO orders (user_id, item) VALUES (?, ?)", (session["uid"], request.form["item"]))
    return redirect("/")


@app.post("/address")
def address():  # want csrf-protection-missing
    if "uid" not in session:
        abort(403)
    con.execute("UPDATE users SET address = ? WHERE id = ?", (request.form["address"], session["uid"]))
    return redirect("/")


@app.post("/staff/price")
def price():  # want csrf-protection-missing
    if not staff():
        abort(403)
    con.execute("UPDATE products SET price = ? WHERE id = ?", (request.form["price"], request.form["id"]))
    return "ok"
