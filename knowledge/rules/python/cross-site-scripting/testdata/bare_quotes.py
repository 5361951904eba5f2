"""Escapes that leave quotes, and escapes that are undone."""
import html
from xml.sax import saxutils

from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/bare")
def bare():
    return f'<input value="{html.escape(request.args["v"], quote=False)}">'  # want cross-site-scripting


@app.route("/other")
def other():
    return f'<input value="{saxutils.escape(request.args["v"])}">'  # want cross-site-scripting


@app.route("/hand")
def hand():
    shown = request.args["v"].replace("<", "&lt;").replace(">", "&gt;")
    return f'<input value="{shown}">'  # want cross-site-scripting


@app.route("/between")
def between():
    return f'<p>{html.escape(request.args["v"], quote=False)}</p>'  # silent: no quotes there


@app.route("/quoted")
def quoted():
    return f'<input value="{html.escape(request.args["v"])}">'


@app.route("/all")
def all_of_them():
    shown = request.args["v"].replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f'<input value="{shown}">'


@app.route("/undone")
def undone():
    return "<p>" + escape(request.args["v"]).unescape() + "</p>"  # want cross-site-scripting


@app.route("/kept")
def kept():
    return "<p>" + str(escape(request.args["v"])) + "</p>"
