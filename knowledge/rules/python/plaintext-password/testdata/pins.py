import hashlib
import sqlite3

from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
customers = MongoClient().shop.customers


def digest(text):
    return hashlib.scrypt(text.encode(), salt=b"x", n=2**14, r=8, p=1).hex()


@app.post("/login")
def login():
    data = request.get_json()
    customer = customers.find_one({"email": str(data["email"]), "pin": str(data["pin"])})  # want plaintext-password
    return {"ok": customer is not None}


@app.post("/pin")
def set_pin():
    with sqlite3.connect("x.db") as con:
        con.execute("UPDATE card SET pin = ? WHERE id = ?", (request.form["pin"], 1))  # want plaintext-password
    return "ok"


@app.post("/enter")
def enter():
    with sqlite3.connect("x.db") as con:
        row = con.execute("SELECT id FROM card WHERE pin = ?", (request.form["pin"],)).fetchone()  # want plaintext-password
    return {"ok": row is not None}


@app.post("/hashed")
def hashed():
    with sqlite3.connect("x.db") as con:
        con.execute("UPDATE card SET pin = ? WHERE id = ?", (digest(request.form["pin"]), 1))
    return "ok"


@app.post("/board")
def board():
    with sqlite3.connect("x.db") as con:
        con.execute("UPDATE note SET pinned = ? WHERE id = ?", (request.form["pinned"], 1))
    return "ok"
