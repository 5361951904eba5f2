"""Escaping, and what is done to the text afterwards."""
import html
import unicodedata

from flask import Flask, request

app = Flask(__name__)


@app.get("/normalised")
def normalised():
    return unicodedata.normalize("NFKC", html.escape(request.args["x"]))  # want cross-site-scripting


@app.get("/compatible")
def compatible():
    text = html.escape(request.args["x"])
    return "<p>" + unicodedata.normalize("NFKD", text) + "</p>"  # want cross-site-scripting


@app.get("/undone")
def undone():
    return html.unescape(html.escape(request.args["x"]))  # want cross-site-scripting


@app.get("/before")
def before():
    return html.escape(unicodedata.normalize("NFKC", request.args["x"]))


@app.get("/number")
def number():
    return html.unescape(str(int(request.args["x"])))


@app.get("/number/normalised")
def number_normalised():
    return unicodedata.normalize("NFKC", str(int(request.args["x"])))
