"""Rows found by statements that are put together: the key in the text finds whose row it likes."""
import sqlite3

from flask import Flask, abort, jsonify, redirect, request, session

app = Flask(__name__)
con = sqlite3.connect("bank.db")
con.executescript("""
    CREATE TABLE users (id INTEGER PRIMARY KEY, username TEXT, password TEXT);
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, owner INTEGER, balance REAL);
    CREATE TABLE letters (id INTEGER PRIMARY KEY, owner INTEGER, text TEXT);
    CREATE TABLE branches (id INTEGER PRIMARY KEY, town TEXT);
""")


def logged_in():
    if "uid" not in session:
        abort(401)


def search(number, word):
    return con.execute(f"SELECT * FROM letters WHERE id = {int(number)} AND text LIKE ?", (word,)).fetchall()


@app.get("/account")
def account():
    logged_in()
    return jsonify(con.execute("SELECT * FROM accounts WHERE id = " + request.args["id"]).fetchone())  # want object-of-other-user


@app.get("/account/<int:aid>")
def account_bound(aid):
    logged_in()
    return jsonify(con.execute("SELECT balance FROM accounts WHERE id = ?", (aid,)).fetchone())  # want object-of-other-user


@app.get("/letter/<lid>")
def letter(lid):
    logged_in()
    return jsonify(con.execute("SELECT text FROM letters WHERE id = '%s'" % lid).fetchone())  # want object-of-other-user


@app.post("/letter/<lid>/remove")
def remove(lid):
    logged_in()
    con.execute("DELETE FROM letters WHERE id = {}".format(lid))  # want object-of-other-user
    return redirect("/")


@app.get("/letters/<int:lid>")
def letters(lid):
    logged_in()
    return jsonify(search(lid, request.args["q"]))  # want object-of-other-user


@app.get("/mine/<lid>")
def mine(lid):
    logged_in()
    return jsonify(con.execute(f"SELECT text FROM letters WHERE id = {int(lid)} AND owner = {session['uid']}").fetchone())


@app.get("/branch")
def branch():
    logged_in()
    return jsonify(con.execute("SELECT town FROM branches WHERE id = " + request.args["id"]).fetchone())


@app.get("/letters/like")
def like():
    logged_in()
    return jsonify(con.execute("SELECT count(*) FROM letters WHERE text LIKE '%" + request.args["q"] + "%'").fetchone())


@app.post("/letter/<int:lid>")
def change(lid):
    logged_in()
    for column, value in request.form.items():
        con.execute(f"UPDATE letters SET {column} = ? WHERE id = ?", (value, lid))  # want object-of-other-user
    return redirect("/")


@app.post("/letter/<int:lid>/field")
def change_field(lid):
    logged_in()
    fields = ", ".join(f"{name} = ?" for name in ("text",))
    con.execute("UPDATE letters SET %s WHERE id = ?" % fields, [request.form["text"], lid])  # want object-of-other-user
    return redirect("/")


@app.post("/letters/own")
def change_own():
    logged_in()
    for column, value in request.form.items():
        con.execute(f"UPDATE letters SET {column} = ? WHERE owner = ?", (value, session["uid"]))
    return redirect("/")


@app.post("/letters/<int:lid>/own")
def change_one_own(lid):
    logged_in()
    con.execute("UPDATE letters SET %s = ? WHERE id = ? AND owner = ?" % "text", (request.form["text"], lid, session["uid"]))
    return redirect("/")
