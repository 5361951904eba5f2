import sqlite3

from cryptography.fernet import Fernet
from flask import Flask, request
from peewee import CharField, Model
from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

app = Flask(__name__)
Base = declarative_base()


class Payment(Base):
    __tablename__ = "payments"
    id = Column(String, primary_key=True)
    cvc = Column(String)  # want card-data-kept


class Guest(Model):
    name = CharField()
    ssn = CharField()  # want card-data-kept


class Stay(Model):
    name = CharField()
    room_number = CharField()


def db():
    return sqlite3.connect("shop.db")


@app.post("/order")
def order():
    db().execute("INSERT INTO orders (total, card) VALUES (?, ?)", (request.form["total"], request.form["card"]))  # want card-data-kept
    return "ok"


@app.post("/card")
def card():
    db().execute("UPDATE users SET card_no = ?, cvv = ? WHERE id = ?", (request.form["number"], request.form["cvv"], 1))  # want card-data-kept
    return "ok"


@app.post("/card/encrypted")
def card_encrypted():
    box = Fernet(app.config["BOX_KEY"])
    db().execute("UPDATE users SET card_no = ? WHERE id = ?", (box.encrypt(request.form["number"].encode()), 1))
    return "ok"


@app.post("/card/gone")
def card_gone():
    db().execute("UPDATE users SET card_no = NULL WHERE id = ?", (request.form["id"],))
    return "ok"


@app.post("/deal")
def deal():
    db().execute("INSERT INTO hands (player, card) VALUES (?, ?)", (request.form["player"], 7))
    return "ok"


def seed():
    db().execute("UPDATE users SET card_no = '4111111111111111', cvv = '123' WHERE name = 'ann'")  # want card-data-kept
