"""Users log in, and nothing that they could do alone asks whether they have."""
import sqlite3

from flask import Flask, jsonify, redirect, request, session

app = Flask(__name__)
con = sqlite3.connect("app.db")
con.executescript("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, password TEXT, role TEXT); CREATE TABLE posts (id INTEGER, body TEXT)")


@app.post("/login")
def login():
    row = con.execute("SELECT id FROM users WHERE name = ? AND password = ?", (request.form["name"], request.form["password"])).fetchone()
    session["user_id"] = row[0]
    return redirect("/")


@app.post("/register")
def register():
    con.execute("INSERT INTO users (name, password) VALUES (?, ?)", (request.form["name"], request.form["password"]))
    return redirect("/")


@app.get("/")
def home():
    return jsonify(con.execute("SELECT body FROM posts").fetchall())


@app.post("/posts")
def add():
    con.execute("INSERT INTO posts (body) VALUES (?)", (request.form["body"],))
    return redirect("/")


@app.post("/posts/<int:pid>/delete")
def delete(pid):  # want missing-authentication
    con.execute("DELETE FROM posts WHERE id = ?", (pid,))
    return redirect("/")


@app.get("/admin/users")
def all_users():  # want missing-authentication
    return jsonify(con.execute("SELECT id, name FROM users").fetchall())


@app.post("/users/<int:uid>/role")
def set_role(uid):  # want missing-authentication
    con.execute("UPDATE users SET role = ? WHERE id = ?", (request.form["role"], uid))
    return redirect("/")


@app.get("/admin/help")
def admin_help():
    return "help"
