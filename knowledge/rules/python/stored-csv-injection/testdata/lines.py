"""Files that are written by hand, rows that are written whole, columns that clients name."""
import csv
import io
import re
import sqlite3

from flask import Flask, Response, request

app = Flask(__name__)


def db():
    connection = sqlite3.connect("x")
    connection.row_factory = sqlite3.Row
    return connection


@app.post("/profile")
def profile():
    for key in request.form:
        db().execute(f"UPDATE users SET {key} = ? WHERE id = 1", (request.form[key],))
    return ""


@app.get("/users.csv")
def users():
    out = io.StringIO()
    writer = csv.writer(out)
    for row in db().execute("SELECT name, bio FROM users").fetchall():
        writer.writerow([row["name"], row["bio"]])  # want stored-csv-injection
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/lines.csv")
def lines():
    out = ["name,bio"]
    for row in db().execute("SELECT name, bio FROM users"):
        out.append(f"{row['name']},{row['bio']}")
    return Response("\n".join(out), mimetype="text/csv")  # want stored-csv-injection


@app.get("/lines.txt")
def text():
    return Response("\n".join(row["bio"] for row in db().execute("SELECT bio FROM users")), mimetype="text/plain")


@app.get("/memos.csv")
def memos():
    out = io.StringIO()
    csv.writer(out).writerows(db().execute("SELECT at, memo FROM transfers").fetchall())  # want stored-csv-injection
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/amounts.csv")
def amounts():
    out = io.StringIO()
    csv.writer(out).writerows(db().execute("SELECT at, amount FROM transfers").fetchall())
    return Response(out.getvalue(), mimetype="text/csv")


def plain(cell):
    return "'" + cell if re.match(r"[=+\-@\t\r]", cell) else cell


@app.get("/plain.csv")
def neutral():
    out = io.StringIO()
    writer = csv.writer(out)
    for row in db().execute("SELECT name, bio FROM users").fetchall():
        writer.writerow([plain(row["bio"])])
    return Response(out.getvalue(), mimetype="text/csv")
