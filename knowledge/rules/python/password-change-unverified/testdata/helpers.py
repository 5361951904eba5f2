"""New passwords and pins by helpers that are told whose, and objects that are waited for."""
import hashlib
import sqlite3

from flask import Flask, abort, g, redirect, request, session

app = Flask(__name__)
con = sqlite3.connect("bank.db")


class Users:
    def set_password(self, uid, digest):
        con.execute("UPDATE users SET password = ? WHERE id = ?", (digest, uid))

    def password_ok(self, uid, password):
        return con.execute("SELECT 1 FROM users WHERE id = ? AND password = ?", (uid, hashlib.sha256(password.encode()).hexdigest())).fetchone()


users = Users()


@app.post("/password")
def password():
    if "uid" not in session:
        abort(401)
    users.set_password(session["uid"], hashlib.sha256(request.form["new"].encode()).hexdigest())  # want password-change-unverified
    return redirect("/")


@app.post("/password/any")
def password_any():
    if g.user is None:
        abort(401)
    users.set_password(int(request.form.get("user_id") or g.user["id"]), request.form["new"])  # want password-change-unverified
    return redirect("/")


@app.post("/pin")
def pin():
    if "uid" not in session:
        abort(401)
    con.execute("UPDATE users SET pin = ? WHERE id = ?", (request.form["pin"], session["uid"]))  # want password-change-unverified
    return redirect("/")


@app.post("/password/checked")
def password_checked():
    if "uid" not in session or not users.password_ok(session["uid"], request.form["old"]):
        abort(401)
    users.set_password(session["uid"], request.form["new"])
    return redirect("/")
