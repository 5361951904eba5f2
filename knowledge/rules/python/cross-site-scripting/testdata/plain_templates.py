"""Templates of an environment that escapes nothing, filled in by a view that calls other functions first."""
from flask import Flask, request
from jinja2 import Environment

app = Flask(__name__)


def again(depth, text):
    if depth == 0:
        return text
    return again(depth - 1, text)


@app.get("/plain")
def plain():
    item = again(3, request.args["item"])
    page = Environment().from_string("<li>{{ item }}</li>")  # want cross-site-scripting
    return page.render(item=item)


@app.get("/called")
def called():
    print(again(2, "called"))
    return Environment().from_string("<b>{{ item }}</b>").render({"item": request.args["item"]})  # want cross-site-scripting


@app.get("/escaping")
def escaping():
    item = again(3, request.args["item"])
    page = Environment(autoescape=True).from_string("<i>{{ item }}</i>")
    return page.render(item=item)


@app.get("/own")
def own():
    item = again(3, "mine")
    return Environment().from_string("<u>{{ item }}</u>").render(item=item)
