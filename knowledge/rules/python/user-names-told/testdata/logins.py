from flask import Flask, flash, jsonify, render_template, request, session
from werkzeug.security import check_password_hash

from storage import User

app = Flask(__name__)


@app.post("/login")
def login():
    user = User.find(request.form["name"])
    if user is None:
        return jsonify(error="User not found"), 401  # want user-names-told
    if not check_password_hash(user.hash, request.form["password"]):
        return jsonify(error="Incorrect password"), 401
    session["user"] = user.id
    return "ok"


@app.post("/sign-in")
def sign_in():
    error = None
    user = User.find(request.form["name"])
    if user is None:
        error = "Incorrect username."  # want user-names-told
    elif not check_password_hash(user.hash, request.form["password"]):
        error = "Incorrect password."
    flash(error)
    return render_template("login.html")


class Accounts:
    def authenticate(self, email, password):
        user = User.find(email)
        if user is None:
            raise ValueError(f"no account with the address {email}")  # want user-names-told
        if not user.check_password(password):
            raise ValueError("the password is wrong")
        return user


@app.post("/accounts")
def by_accounts():
    return Accounts().authenticate(request.form["name"], request.form["password"]).name


@app.post("/both")
def login_both():
    user = User.find(request.form["name"])
    if user is None or not check_password_hash(user.hash, request.form["password"]):
        return "Invalid username or password", 401
    return "ok"


@app.post("/same")
def login_same():
    user = User.find(request.form["name"])
    if user is None:
        return "Invalid credentials", 401
    if not check_password_hash(user.hash, request.form["password"]):
        return "Invalid credentials", 401
    return "ok"


@app.get("/user/<int:number>")
def show(number):
    user = User.get(number)
    if user is None:
        return "User not found", 404
    return user.name


@app.post("/password")
def change():
    if not check_password_hash(session["hash"], request.form["password"]):
        return "Wrong password", 401
    return "ok"


@app.post("/logged")
def logged_only():
    user = User.find(request.form["name"])
    if user is None:
        app.logger.info("no user found")
        return "name or password is wrong", 401
    if not check_password_hash(user.hash, request.form["password"]):
        app.logger.info("wrong password")
        return "name or password is wrong", 401
    return "ok"


def by_command(name, password):
    user = User.find(name)
    if user is None:
        raise SystemExit("User not found")
    if not user.check_password(password):
        raise SystemExit("Incorrect password")
