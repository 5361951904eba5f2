# profile: default
"""What a session keeps that no code of the program reads is for others, who take it for what the program knows."""
from flask import Flask, request, session

app = Flask(__name__)
KINDS = {"a", "b"}


@app.post("/visit")
def visit():
    session["last_item"] = request.form["item"]  # want trust-boundary-violation
    session["seen"] = [request.form["item"], "web"]  # want trust-boundary-violation
    return "ok"


@app.post("/kind")
def kind():
    chosen = request.form.get("kind")
    if chosen not in KINDS:
        return "no", 400
    session["kind"] = chosen  # silent: one of the program's
    session["count"] = int(request.form["count"])
    return "ok"


@app.post("/colour")
def colour():
    session["theme"] = request.form["theme"]  # silent: a preference
    session["draft"] = request.form["draft"]  # silent: it is seen below what becomes of it
    return "ok"


@app.get("/draft")
def draft():
    return {"length": len(session.get("draft", ""))}
