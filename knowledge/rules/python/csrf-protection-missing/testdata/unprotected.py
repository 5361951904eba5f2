import sqlite3

from flask import Flask, redirect, request, session

app = Flask(__name__)


def database():
    return sqlite3.connect("app.db")


@app.post("/email")
def change_email():  # want csrf-protection-missing
    if "user_id" not in session:
        return redirect("/login")
    database().execute("UPDATE users SET email = ? WHERE id = ?", (request.form["email"], session["user_id"]))
    return redirect("/")


@app.get("/email")
def email():
    return {"user": session["user_id"]}


@app.get("/about")
def about():
    return "about"
