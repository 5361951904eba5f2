"""Both branches of a choice run the same text."""
from flask import Flask, request

app = Flask(__name__)


@app.post("/run")
def run():
    text = request.form["text"]
    if request.form["mode"] == "quiet":
        exec(text, {})  # want code-injection
    else:
        exec(text, {"print": print})
    return "ok"


@app.post("/twice")
def twice():
    exec(request.form["before"], {})  # want code-injection
    exec(request.form["after"], {})  # want code-injection
    return "ok"
