# profile: default
"""What a program decides by is put into a session together with other entries."""
from flask import Flask, request, session

app = Flask(__name__)


@app.route("/named")
def named():
    session.update(userid=request.args["id"])  # want trust-boundary-violation
    return ""


@app.route("/mapped")
def mapped():
    session.update({"language": request.args["language"], "is_superuser": request.args["admin"]})  # want trust-boundary-violation
    return ""


@app.route("/inside")
def inside():
    session["account"] = {"name": request.args["name"], "role": request.args["role"]}  # want trust-boundary-violation
    return ""


@app.route("/name")
def name():
    session["account"] = {"name": request.args["name"], "role": "guest"}
    session.update(theme=request.args["theme"])
    return session["theme"] + session["account"]["name"]


@app.route("/own_names")
def own_names():
    defaults = {"step": "1", "plan": "basic"}
    data = dict(request.args)
    data.update(defaults)
    session.update({key: data[key] for key in defaults})
    return session["step"]
