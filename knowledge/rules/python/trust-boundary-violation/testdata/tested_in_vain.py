# profile: default
"""What the program tests, and keeps whatever came of it."""
from flask import Flask, abort, request, session

app = Flask(__name__)
THEMES = {"light", "dark"}


def given():
    return request.args.get("theme", "")


@app.route("/vain")
def vain():
    theme = request.args.get("theme", "")
    if theme not in THEMES:
        print("an odd theme")
    session["theme"] = theme  # want trust-boundary-violation


@app.route("/helper")
def helper():
    theme = given()
    if theme in THEMES:
        chosen = theme
    else:
        chosen = theme.lower()
    session["theme"] = chosen  # want trust-boundary-violation


@app.route("/number")
def number():
    rows = request.args.get("rows", "")
    wanted = 20
    try:
        wanted = min(int(rows), 100)
    except ValueError:
        print("no number")
    session["rows"] = rows or wanted  # want trust-boundary-violation


@app.route("/told")
def told():
    theme = request.args.get("theme", "")
    if theme not in THEMES:
        abort(400)
    session["theme"] = theme


@app.route("/replaced")
def replaced():
    theme = request.args.get("theme", "")
    session["theme"] = theme if theme in THEMES else "light"


@app.route("/converted")
def converted():
    try:
        wanted = min(int(request.args.get("rows", "")), 100)
    except ValueError:
        wanted = 20
    session["rows"] = wanted


@app.route("/trusted")
def trusted():
    session["account"] = request.form["account"]  # want trust-boundary-violation
    session["plan"] = request.form["plan"]  # want trust-boundary-violation
    session.update({"role": request.form["role"]})  # want trust-boundary-violation
    session.update({"role": "reader"})
