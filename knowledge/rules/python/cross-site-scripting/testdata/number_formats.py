"""What a format says of a number is one, or an error."""
from flask import Flask, request

app = Flask(__name__)


@app.route("/digits")
def digits():
    x = request.args["a"]
    return f"<b>{x:d}</b>"


@app.route("/method")
def method():
    return "<b>{:.2f}</b>".format(request.args["a"])


@app.route("/named")
def named():
    return "<b>{n:06d} {n:x}</b>".format(n=request.args["a"])


@app.route("/function")
def function():
    return "<b>" + format(request.args["a"], ",") + "</b>"


@app.route("/grouped")
def grouped():
    return f"<b>{request.args['a']:,.2f} {request.args['a']:_d}</b>"


@app.route("/aligned")
def aligned():
    return f"<b>{request.args['a']:>10}</b>"  # want cross-site-scripting


@app.route("/wide")
def wide():
    return "<b>{:10}</b>".format(request.args["a"])  # want cross-site-scripting


@app.route("/cut")
def cut():
    return f"<b>{request.args['a']:.200}</b>"  # want cross-site-scripting


@app.route("/plain")
def plain():
    return "<b>" + format(request.args["a"]) + "</b>"  # want cross-site-scripting
