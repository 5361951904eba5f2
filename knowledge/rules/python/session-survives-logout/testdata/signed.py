from flask import Flask, make_response, redirect, request, session
from flask_login import login_required

app = Flask(__name__)


@app.post("/in")
def enter():
    session["user"] = request.form["name"]
    return redirect("/")


@app.get("/me")
@login_required
def me():
    return "ok"


@app.post("/logout")
def logout():  # safe: the cookie is the session
    response = make_response(redirect("/"))
    response.delete_cookie("session")
    return response
