# profile: default
"""Texts that tests have shown to be one literal: quotes at both ends, and none between."""
from flask import Flask, request

app = Flask(__name__)


@app.route("/literal")
def literal():
    text = request.args["text"]
    if not text.startswith("'") or not text.endswith("'") or "'" in text[1:-1]:
        return "a plain text is expected"
    scope = {}
    exec("value = " + text, scope)
    return str(eval(text)) + scope["value"]


@app.route("/nested")
def nested():
    text = request.args["text"]
    if text.startswith('"') and text.endswith('"'):
        if '"' not in text[1:-1]:
            return str(eval(text))
    return ""


@app.route("/characters")
def characters():
    text = request.args["text"]
    if text[0] == "'" and text[-1] == "'" and "'" not in text[1:-1]:
        return str(eval(text))
    return ""


@app.route("/between")
def between():
    text = request.args["text"]
    if not text.startswith("'") or not text.endswith("'"):
        return ""
    return str(eval(text))  # want eval-injection


@app.route("/other_quote")
def other_quote():
    text = request.args["text"]
    if not text.startswith("'") or not text.endswith("'") or '"' in text[1:-1]:
        return ""
    return str(eval(text))  # want eval-injection


@app.route("/less")
def less():
    text = request.args["text"]
    if not text.startswith("'") or not text.endswith("'") or "'" in text[2:-1]:
        return ""
    return str(eval(text))  # want eval-injection


@app.route("/no_quote")
def no_quote():
    text = request.args["text"]
    if not text.startswith("(") or not text.endswith(")") or "x" in text[1:-1]:
        return ""
    return str(eval(text))  # want eval-injection


@app.route("/told")
def told():
    text = request.args["text"]
    message = ""
    if not text.startswith("'") or not text.endswith("'") or "'" in text[1:-1]:
        message = "a plain text is expected"
    return message + str(eval(text))  # want eval-injection


@app.route("/inverted")
def inverted():
    text = request.args["text"]
    if text.startswith("'") and text.endswith("'") and "'" not in text[1:-1]:
        return ""
    return str(eval(text))  # want eval-injection
