# profile: default
# Addresses of links that are escaped, and lack some characters: what they begin with is the client's.
from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.get("/1")
def one():
    target = request.args.get("to", "")
    if "<" in target:
        return "no", 400
    return f'<a href="{escape(target)}">on</a>'  # want cross-site-scripting


@app.get("/2")
def two():
    target = request.args.get("to", "")
    if not target.startswith("https://"):
        return "no", 400
    return f'<a href="{escape(target)}">on</a>'


@app.get("/3")
def three():
    target = request.args.get("to", "")
    if "<" in target:
        return "no", 400
    return f'<a href="/go/{escape(target)}">on</a>'


@app.get("/4")
def four():
    target = request.args.get("to", "")
    if "<" in target:
        return "no", 400
    return f"<p>{target}</p>"
