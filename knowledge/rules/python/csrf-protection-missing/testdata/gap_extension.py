"""An extension checks all forms; one view compares a token of its own besides."""
import hmac
import secrets
import sqlite3
from functools import wraps

from flask_wtf import CSRFProtect
from flask import Flask, abort, redirect, render_template, request, session

app = Flask(__name__)
CSRFProtect(app)
con = sqlite3.connect("shop.db")


def logged_in(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if "uid" not in session:
            abort(401)
        return view(*args, **kwargs)
    return inner


@app.route("/login", methods=["POST"])
def login():
    session["uid"] = request.form["name"]
    con.execute("INSERT INTO logins (name) VALUES (?)", (request.form["name"],))
    return redirect("/")


@app.route("/transfer", methods=["GET", "POST"])
@logged_in
def transfer():
    if request.method == "GET":
        session["csrf"] = secrets.token_hex(16)
        return render_template("transfer.html", token=session["csrf"])
    if not hmac.compare_digest(session.pop("csrf", ""), request.form.get("csrf", "")):
        abort(403)
    con.execute("UPDATE accounts SET limit_of = ? WHERE owner = ?", (int(request.form["limit"]), session["uid"]))
    return redirect("/")


@app.route("/pin", methods=["POST"])
@logged_in
def change_pin():
    con.execute("UPDATE users SET pin = ? WHERE id = ?", (request.form["pin"], session["uid"]))
    return redirect("/")


@app.route("/address", methods=["POST"])
@logged_in
def change_address():
    con.execute("UPDATE users SET address = ? WHERE id = ?", (request.form["address"], session["uid"]))
    return redirect("/")


@app.route("/orders")
@logged_in
def orders():
    return {"orders": con.execute("SELECT id FROM orders WHERE owner = ?", (session["uid"],)).fetchall()}
