"""Rows of a database in Bottle's own templates."""
import sqlite3

from bottle import Bottle, redirect, request, template

app = Bottle()
db = sqlite3.connect("letters.db")


@app.post("/letters")
def write():
    db.execute("insert into letters (subject, body) values (?, ?)", (request.forms.get("subject"), request.forms.get("body")))
    db.commit()
    redirect("/letters")


@app.get("/letters")
def letters():
    rows = db.execute("select id, subject, body from letters").fetchall()
    return template("letters", rows=rows, q=request.query.get("q", ""), foot="<hr>")
