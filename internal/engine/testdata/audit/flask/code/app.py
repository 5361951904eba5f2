import hashlib
import sqlite3

from flask import Flask, redirect, render_template, request, session, url_for

app = Flask(__name__)
app.secret_key = "s3cr3t-of-the-shop"


def database():
    return sqlite3.connect("shop.db")


@app.route("/books")
def books():
    author = request.args.get("author", "")
    rows = database().execute("SELECT title FROM books WHERE author = '%s'" % author).fetchall()
    return render_template("books.html", rows=rows, author=author)


@app.route("/books/<int:number>")
def book(number):
    row = database().execute("SELECT title FROM books WHERE id = ?", (number,)).fetchone()
    return render_template("book.html", row=row)


@app.route("/login", methods=["POST"])
def login():
    digest = hashlib.md5(request.form["password"].encode()).hexdigest()
    row = database().execute("SELECT id FROM users WHERE name = ? AND digest = ?", (request.form["name"], digest)).fetchone()
    if row:
        session["user"] = row[0]
    return redirect(url_for("books"))
