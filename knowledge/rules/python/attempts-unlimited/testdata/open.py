from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash

from storage import users

app = Flask(__name__)


@app.post("/login")
def login():  # want attempts-unlimited
    user = users.by_name(request.form["name"])
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        abort(401)
    session["user_id"] = user.id
    return redirect("/")


@app.post("/register")
def register():
    if request.form["password"] != request.form["password2"]:
        abort(400)
    return redirect("/login")


@app.post("/account/delete")
def delete():
    user = users.get(session["user_id"])
    if not check_password_hash(user.password_hash, request.form["password"]):
        abort(403)
    users.delete(user)
    return redirect("/")


@app.post("/me/pin")
def set_pin():
    pin = str(request.get_json()["pin"])
    if len(pin) != 4 or not pin.isdigit():
        abort(400)
    return {"ok": store_pin(session["user"], pin)}
