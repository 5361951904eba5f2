# profile: default
# Escaped texts that a helper or a class makes the address of a link.
import html

from flask import Flask, request

app = Flask(__name__)


def link(href):
    return f'<a href="{html.escape(href)}">visit</a>'


def titled(text):
    return f'<p title="{html.escape(text)}">visit</p>'


class Link:
    def __init__(self, href):
        self.href = href

    def __str__(self):
        href = html.escape(self.href, quote=True)
        return f'<a href="{href}" rel="nofollow">visit</a>'


@app.get("/helper")
def helper():
    return link(request.args["u"])  # want cross-site-scripting


@app.get("/prefixed")
def prefixed():
    return link("https://example.org/" + request.args["u"])


@app.get("/titled")
def title():
    return titled(request.args["u"])


@app.get("/fixed")
def fixed():
    return link("/home")


@app.get("/class")
def of_class():
    return "<p>" + " ".join(map(str, [Link(u) for u in request.args.getlist("u")])) + "</p>"  # want cross-site-scripting


@app.get("/class/prefixed")
def of_class_prefixed():
    return str(Link("https://example.org/" + request.args["u"]))
