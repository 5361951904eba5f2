from flask import Flask, redirect, request, session

app = Flask(__name__)


@app.route("/begin")
def begin():
    session["after"] = request.args["next"]
    session["home"] = "/home"
    return redirect("/login")


@app.route("/complete")
def complete():
    return redirect(session.pop("after", "/"))  # want open-redirect


@app.route("/home")
def home():
    return redirect(session.pop("home", "/"))


@app.route("/other")
def other():
    return redirect(session.get("other", "/"))
