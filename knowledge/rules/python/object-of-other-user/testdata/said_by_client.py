"""Whose an object is, as the client says; a redirect to one's own page decides nothing."""
import sqlite3

from flask import Flask, abort, g, jsonify, redirect, request, session
from pymongo import MongoClient

app = Flask(__name__)
ballots = MongoClient().polls.ballots
db = sqlite3.connect("wall.db")


@app.before_request
def known():
    if "user_id" not in session:
        abort(401)


@app.get("/ballots")
def of_anybody():
    return jsonify([b["choice"] for b in ballots.find({"poll": 1, "owner": request.args["who"]})])  # want object-of-other-user


@app.get("/ballots/own")
def own():
    return jsonify([b["choice"] for b in ballots.find({"poll": 1, "owner": session["user_id"]})])


@app.post("/notes")
def add():
    db.execute("INSERT INTO notes (user_id, text) VALUES (?, ?)", (session["user_id"], request.form["text"]))
    return ""


@app.post("/notes/<int:nid>")
def edit(nid):
    me = session["user_id"]
    note = db.execute("SELECT * FROM notes WHERE id = ?", (nid,)).fetchone()  # want object-of-other-user
    if note["user_id"] != int(request.form["user_id"]):
        abort(403)
    db.execute("UPDATE notes SET text = ? WHERE id = ?", (request.form["text"], nid))  # want object-of-other-user
    return redirect("/wall/" + me)


@app.post("/notes/<int:nid>/own")
def edit_own(nid):
    me = session["user_id"]
    note = db.execute("SELECT * FROM notes WHERE id = ?", (nid,)).fetchone()
    if note["user_id"] != me:
        abort(403)
    db.execute("UPDATE notes SET text = ? WHERE id = ?", (request.form["text"], nid))
    return redirect("/wall/" + me)
