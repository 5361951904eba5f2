"""What is left of a thing, kept by a function of its own or in the document itself."""
from bson import ObjectId
from flask import Flask, abort, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().store


def get(key):
    return db.items.find_one({"_id": ObjectId(key)})


def set_quantity(key, quantity):
    db.items.update_one({"_id": key}, {"$set": {"quantity": quantity}})


def take(key, n, quantity):
    db.items.update_one({"_id": key, "quantity": quantity}, {"$inc": {"quantity": -n}})


def rename(key, name):
    db.items.update_one({"_id": key}, {"$set": {"name": name}})


@app.post("/items/<key>/withdraw")
def withdraw(key):
    n, item = abs(int(request.form["n"])), get(key)
    if item["quantity"] < n:
        abort(409)
    set_quantity(item["_id"], item["quantity"] - n)  # want check-then-act
    return {"left": item["quantity"] - n}


@app.post("/items/<key>/draw")
def draw(key):
    n, item = abs(int(request.form["n"])), get(key)
    if item["quantity"] < n:
        abort(409)
    db.items.update_one({"_id": item["_id"]}, {"$set": {"quantity": item["quantity"] - n}})  # want check-then-act
    return {"ok": True}


@app.post("/items/<key>/take")
def taken(key):
    n, item = abs(int(request.form["n"])), get(key)
    if item["quantity"] < n:
        abort(409)
    take(item["_id"], n, item["quantity"])
    return {"ok": True}


@app.post("/items/<key>/draw/once")
def draw_once(key):
    n, item = abs(int(request.form["n"])), get(key)
    if item["quantity"] < n:
        abort(409)
    db.items.update_one({"_id": item["_id"], "quantity": {"$gte": n}}, {"$set": {"quantity": item["quantity"] - n}})
    return {"ok": True}


@app.post("/items/<key>/name")
def named(key):
    item = get(key)
    if item["quantity"] < 1:
        abort(409)
    rename(item["_id"], request.form["name"])
    return {"ok": True}
