"""Shapes of programs that are unusual: values that a loop makes of themselves, and calls of functions without arguments."""
from flask import Flask, request
from models import User, db
from helpers import get
import graphene
app = Flask(__name__)
DATA = [1, 2, 3]

@app.post("/register")
def register():
    role = "user"
    for x in request.form.getlist("roles"):
        role = role.strip()
    u = User(name=request.form["name"], role=role)
    db.session.add(u)
    db.session.commit()
    return "ok"

@app.post("/reset")
def reset():
    code = request.form["code"]
    while code.startswith(" "):
        code = code.strip()
    user = User.query.filter_by(name=request.form["name"]).first()
    if user.reset_code == code:
        user.password = request.form["password"]
        db.session.commit()
    return "ok"

@app.post("/buy")
def buy():
    return str(total(request.form.get("price"), int(request.form["qty"])))

def total(price, qty):
    p = price if price is not None else get(DATA[:2])
    return p * qty

@app.get("/q")
def q():
    execute()
    return str(DATA[:2])
