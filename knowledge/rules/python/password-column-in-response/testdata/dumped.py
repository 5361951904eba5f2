"""Rows of users that are answered whole, by statements, helpers and methods that list the columns."""
import sqlite3

from flask import Flask, jsonify, request, session
from flask_sqlalchemy import SQLAlchemy
from rows import changes_of

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    email = db.Column(db.String)
    password = db.Column(db.String)

    def dump(self):
        return {c.name: getattr(self, c.name) for c in self.__table__.columns}

    def short(self):
        return {"id": self.id, "name": self.name}


class Book(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)

    def dump_all(self):
        return {c.name: getattr(self, c.name) for c in self.__table__.columns}


def connect():
    con = sqlite3.connect("shop.db")
    con.row_factory = sqlite3.Row
    return con


def add(name, hashed):
    connect().execute("INSERT INTO members (name, password) VALUES (?, ?)", (name, hashed))


def run(sql, values=()):
    return connect().execute(sql, values).fetchall()


def member(number):
    rows = run("SELECT * FROM members WHERE id = ?", (number,))
    return rows[0] if rows else None


def name_of(number):
    return run("SELECT id, name FROM members WHERE id = ?", (number,))


@app.get("/users")
def users():
    return jsonify([u.dump() for u in User.query.all()])  # want password-column-in-response


@app.get("/users/short")
def shorts():
    return jsonify([u.short() for u in User.query.all()])


@app.get("/books")
def books():
    return jsonify([b.dump_all() for b in Book.query.all()])


@app.get("/users/<int:number>")
def user(number):
    found = db.session.get(User, number)
    return {c.name: getattr(found, c.name) for c in User.__table__.columns}  # want password-column-in-response


@app.get("/users/<int:number>/listed")
def listed(number):
    found = db.session.get(User, number)
    return {c.name: getattr(found, c.name) for c in User.__table__.columns if c.name in SHOWN}


@app.get("/card")
def card():
    row = member(request.args.get("id", session["id"]))
    return jsonify(dict(row))  # want password-column-in-response


@app.get("/card/name")
def card_name():
    row = member(request.args.get("id", session["id"]))
    return jsonify(name=row["name"])


@app.get("/card/names")
def card_names():
    return jsonify([dict(r) for r in name_of(request.args.get("id"))])


@app.get("/card/less")
def card_less():
    row = dict(member(request.args.get("id", session["id"])))
    del row["password"]
    return jsonify(row)


@app.route("/profile/<int:number>", methods=["GET", "POST"])
def profile(number):
    if request.method == "POST":
        run("UPDATE members SET name = ? WHERE id = ?", (request.form["name"], number))
    return jsonify([dict(r) for r in run("SELECT * FROM members WHERE id = ?", (number,))])  # want password-column-in-response


@app.get("/members")
def members():
    cur = connect().cursor()
    cur.execute("SELECT * FROM members")
    rows = cur.fetchall()
    return {"members": [dict(r) for r in rows]}, 200  # want password-column-in-response


@app.get("/members/changes")
def member_changes():
    cur = connect().cursor()
    cur.execute("SELECT * FROM members")
    return jsonify([changes_of(r) for r in cur.fetchall()])


@app.get("/members/number")
def member_number():
    return jsonify(len(run("SELECT * FROM members")))


SHOWN = {"id", "name"}
