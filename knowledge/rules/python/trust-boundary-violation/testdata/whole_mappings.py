# profile: default
"""Who puts a client's whole mapping into the session lets the client name the entries."""
from flask import Flask, request, session

app = Flask(__name__)
FIELDS = ("theme", "sidebar")
DEFAULTS = {"theme": "light", "sidebar": "left"}


@app.post("/form")
def whole_form():
    session.update(request.form)  # want trust-boundary-violation
    return "ok"


@app.post("/copy")
def copied_form():
    session.update(request.form.to_dict())  # want trust-boundary-violation
    return "ok"


@app.post("/json")
def body():
    session.update(request.get_json())  # want trust-boundary-violation
    return "ok"


@app.post("/unpacked")
def unpacked():
    session.update(**request.form)  # want trust-boundary-violation
    return "ok"


@app.post("/merged")
def over_defaults():
    session.update({**DEFAULTS, **request.form})  # want trust-boundary-violation
    return "ok"


@app.post("/each")
def comprehended():
    session.update({k: v for k, v in request.form.items() if v})  # want trust-boundary-violation
    return "ok"


@app.post("/named")
def named():
    session.update({"theme": request.form["theme"]})  # a preference under a name of the program's
    return session["theme"]


@app.post("/listed")
def listed():
    session.update({k: request.form.get(k, "") for k in FIELDS})
    return session["theme"]


@app.post("/admitted")
def admitted():
    session.update({k: v for k, v in request.form.items() if k in DEFAULTS})
    return session["theme"]


@app.post("/counted")
def counted():
    session.update(seen=len(request.form))
    return "ok"
