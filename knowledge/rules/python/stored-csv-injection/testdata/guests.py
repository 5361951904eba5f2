import csv
import io
import sqlite3

from flask import Flask, Response, request
from flask_login import current_user
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Guest(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    wish = db.Column(db.Text)
    seats = db.Column(db.Integer)
    kind = db.Column(db.Text)


def cell(text):
    return "'" + text if text[:1] in "=+-@\t\r" else text


def connect():
    return sqlite3.connect("guests.db")


@app.post("/guests")
def add():
    db.session.add(Guest(wish=request.form["wish"], seats=int(request.form["seats"]), kind="guest"))
    db.session.commit()
    return ""


@app.post("/diary")
def write():
    with connect() as c:
        c.execute("INSERT INTO diary (day, line) VALUES (date('now'), ?)", (request.form["line"],))
    return ""


@app.get("/guests.csv")
def guests():
    out = io.StringIO()
    rows = csv.writer(out)
    for guest in Guest.query.filter_by(kind="guest"):
        rows.writerow([guest.id, guest.wish])  # want stored-csv-injection
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/diary.csv")
def diary():
    out = io.StringIO()
    rows = csv.writer(out)
    for row in connect().execute("SELECT day, line FROM diary"):
        rows.writerow([row[0], row[1]])  # want stored-csv-injection
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/wishes.csv")
def wishes():
    out = io.StringIO()
    rows = csv.DictWriter(out, ["wish"])
    for guest in Guest.query:
        rows.writerow({"wish": guest.wish})  # want stored-csv-injection
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/seats.csv")
def seats():
    out = io.StringIO()
    rows = csv.writer(out)
    for guest in Guest.query:
        rows.writerow([guest.id, guest.seats])
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/kinds.csv")
def kinds():
    out = io.StringIO()
    rows = csv.writer(out)
    for guest in Guest.query:
        rows.writerow([guest.id, guest.kind])  # only the program writes it
    return Response(out.getvalue(), mimetype="text/csv")


@app.get("/guests-safe.csv")
def guests_safe():
    out = io.StringIO()
    rows = csv.writer(out)
    for guest in Guest.query:
        rows.writerow([guest.id, cell(guest.wish)])
    return Response(out.getvalue(), mimetype="text/csv")
