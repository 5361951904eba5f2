"""Orders that anybody may see by their number, in a shop that knows its users; and what has been told to somebody."""
import sqlite3

from flask import Flask, abort, redirect, render_template, request, session

app = Flask(__name__)
con = sqlite3.connect("shop.db")


def me():
    return session.get("user_id")


@app.post("/orders")
def add():
    if not me():
        abort(401)
    con.execute("INSERT INTO orders (user_id, total) VALUES (?, ?)", (me(), request.form["total"]))
    return redirect("/")


@app.post("/reviews")
def review():
    if not me():
        return redirect("/login")
    con.execute("INSERT INTO reviews (user_id, text) VALUES (?, ?)", (me(), request.form["text"]))
    return redirect("/")


@app.get("/order/<int:oid>")
def order(oid):
    return render_template("order.html", o=con.execute("SELECT * FROM orders WHERE id = ?", (oid,)).fetchone())  # want object-of-other-user


@app.get("/receipt/<token>")
def receipt(token):
    return render_template("order.html", o=con.execute("SELECT * FROM orders WHERE token = ?", (token,)).fetchone())


@app.get("/review/<int:rid>")
def one_review(rid):
    return render_template("review.html", r=con.execute("SELECT * FROM reviews WHERE id = ?", (rid,)).fetchone())
