"""Templates of Mako that stand in the code escape nothing by themselves."""
from flask import Flask, request
from mako.template import Template

app = Flask(__name__)


@app.get("/hello")
def hello():
    return Template("<p>Hello ${name}</p>").render(name=request.args["name"])  # want cross-site-scripting


@app.get("/form")
def form():
    return Template("<input name=name value='${name}'>").render(name=request.args["name"])  # want cross-site-scripting


@app.get("/escaped")
def escaped():
    return Template("<b>Hello ${name | h}</b>").render(name=request.args["name"])


@app.get("/filtered")
def filtered():
    return Template("<i>Hello ${name}</i>", default_filters=["h"]).render(name=request.args["name"])


@app.get("/fixed")
def fixed():
    return Template("<u>Hello ${name}</u>").render(name="you")
