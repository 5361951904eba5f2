import sqlite3

from flask import Flask, abort, g, request, session

app = Flask(__name__)


def one(statement, *values):
    return g.db.execute(statement, values).fetchone()


def run(statement, *values):
    return g.db.execute(statement, values)


def need_login():
    if "user_id" not in session:
        abort(401)


@app.post("/redeem")
def redeem():
    need_login()
    voucher = one("SELECT * FROM vouchers WHERE code = ?", request.form["code"])
    if voucher is None or voucher["used_by"]:
        abort(404)
    run("UPDATE users SET credit = credit + ? WHERE id = ?", voucher["amount"], session["user_id"])
    run("UPDATE vouchers SET used_by = ? WHERE code = ?", session["user_id"], voucher["code"])  # want check-then-act
    return "ok"


@app.post("/pay")
def pay():
    need_login()
    have = one("SELECT balance FROM users WHERE id = ?", session["user_id"])[0]
    if have < 20:
        abort(402)
    run("UPDATE users SET balance = balance - 20 WHERE id = ?", session["user_id"])  # want check-then-act
    return "ok"


@app.post("/pay/atomic")
def pay_atomic():
    need_login()
    have = one("SELECT balance FROM users WHERE id = ?", session["user_id"])[0]
    if have < 20:
        abort(402)
    if run("UPDATE users SET balance = balance - 20 WHERE id = ? AND balance >= 20", session["user_id"]).rowcount == 0:
        abort(409)
    return "ok"


@app.post("/pay/exclusive")
def pay_exclusive():
    need_login()
    run("BEGIN IMMEDIATE")
    have = one("SELECT balance FROM users WHERE id = ?", session["user_id"])[0]
    if have < 20:
        abort(402)
    run("UPDATE users SET balance = balance - 20 WHERE id = ?", session["user_id"])
    return "ok"


@app.get("/left")
def left():
    row = one("SELECT stock FROM goods WHERE id = ?", request.args["id"])
    if row["stock"] == 0:
        run("UPDATE goods SET seen = seen + 1 WHERE id = ?", request.args["id"])
    return "ok"
