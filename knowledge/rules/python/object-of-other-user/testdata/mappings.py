"""Rows in dictionaries and lists of the module."""
from flask import Flask, abort, jsonify, request, session

app = Flask(__name__)
NOTES = {1: {"owner": "alice", "text": "..."}}
ORDERS = []
COLOURS = {"red": {"name": "red"}}
LETTERS = {}


def need():
    if "user" not in session:
        abort(401)


@app.get("/notes/<int:nid>")
def note(nid):
    need()
    return jsonify(NOTES[nid])  # want object-of-other-user


@app.post("/notes/<int:nid>/remove")
def remove(nid):
    need()
    del NOTES[nid]  # want object-of-other-user
    return "ok"


@app.get("/notes/<int:nid>/own")
def own(nid):
    need()
    found = NOTES.get(nid)
    if found is None or found["owner"] != session["user"]:
        abort(404)
    return jsonify(found)


@app.post("/orders")
def order():
    need()
    ORDERS.append({"id": len(ORDERS), "user_id": session["user"], "item": request.form["item"]})
    return "ok"


@app.get("/orders/<int:oid>")
def one_order(oid):
    need()
    return jsonify(next((o for o in ORDERS if o["id"] == oid), None))  # want object-of-other-user


@app.get("/colours/<name>")
def colour(name):
    need()
    return jsonify(COLOURS[name])


@app.post("/letters")
def write():
    need()
    LETTERS[len(LETTERS)] = {"owner": session["user"], "text": request.form["text"]}
    return "ok"


@app.get("/letters/<int:lid>")
def letter(lid):
    need()
    return jsonify(LETTERS.get(lid, {}))  # want object-of-other-user


@app.get("/letters")
def letters():
    need()
    return jsonify([x for x in LETTERS.values() if x["owner"] == session["user"]])
