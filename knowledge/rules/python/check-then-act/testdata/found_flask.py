"""Counts, bookings and codes in statements."""
from flask import Flask, request, session, abort, g
import sqlite3
app = Flask(__name__)


def db():
    return g.db


@app.before_request
def need():
    if "uid" not in session:
        abort(401)


@app.post("/book")
def book():
    n = db().execute("SELECT COUNT(*) FROM bookings WHERE course_id = ?", (request.form["id"],)).fetchone()[0]
    course = db().execute("SELECT capacity FROM courses WHERE id = ?", (request.form["id"],)).fetchone()
    if n >= course["capacity"]:
        abort(409)
    db().execute("INSERT INTO bookings (course_id, user_id) VALUES (?, ?)", (request.form["id"], session["uid"]))  # want check-then-act
    return "ok"


@app.post("/seat")
def seat():
    row = db().execute("SELECT 1 FROM reservations WHERE seat = ? AND show_id = ?", (request.form["seat"], request.form["show"])).fetchone()
    if row:
        abort(409)
    db().execute("INSERT INTO reservations (seat, show_id, user_id) VALUES (?, ?, ?)", (request.form["seat"], request.form["show"], session["uid"]))  # want check-then-act
    return "ok"


@app.post("/withdraw")
def withdraw():
    acc = db().execute("SELECT id, balance FROM accounts WHERE user_id = ?", (session["uid"],)).fetchone()
    amount = int(request.form["amount"])
    if amount <= 0 or acc["balance"] < amount:
        abort(400)
    db().execute("UPDATE accounts SET balance = ? WHERE id = ?", (acc["balance"] - amount, acc["id"]))  # want check-then-act
    return "ok"


@app.post("/codes")
def codes():
    row = db().execute("SELECT id FROM codes WHERE code = ? AND redeemed_at IS NULL", (request.form["code"],)).fetchone()
    if row is None:
        abort(404)
    db().execute("UPDATE codes SET redeemed_at = datetime('now') WHERE id = ?", (row["id"],))  # want check-then-act
    return "ok"


@app.post("/codes2")
def codes2():
    row = db().execute("SELECT id FROM codes WHERE code = ? AND redeemed_at IS NULL", (request.form["code"],)).fetchone()
    if row is None:
        abort(404)
    n = db().execute("UPDATE codes SET redeemed_at = datetime('now') WHERE id = ? AND redeemed_at IS NULL", (row["id"],)).rowcount
    if n != 1:
        abort(409)
    return "ok"


@app.post("/users")
def users():
    row = db().execute("SELECT 1 FROM users WHERE name = ?", (request.form["name"],)).fetchone()
    if row:
        abort(409)
    db().execute("INSERT INTO users (name) VALUES (?)", (request.form["name"],))
    return "ok"


@app.post("/tries")
def tries():  # a count that slows somebody down
    n = db().execute("SELECT count(*) FROM logins WHERE name = ?", (request.form["name"],)).fetchone()[0]
    if n >= 8:
        abort(429)
    db().execute("INSERT INTO logins (name) VALUES (?)", (request.form["name"],))
    return "ok"
