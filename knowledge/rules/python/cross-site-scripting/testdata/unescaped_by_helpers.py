import html
from xml.sax import saxutils

from flask import Flask, request

app = Flask(__name__)


def plain(text):
    return html.unescape(text)


class Text:
    def __init__(self, raw):
        self.value = html.escape(raw)

    def shorten(self, limit):
        return html.unescape(self.value)[:limit]

    def shown(self):
        return self.value


@app.get("/1")
def by_function():
    return "<p>" + plain(html.escape(request.args["q"]))  # want cross-site-scripting


@app.get("/2")
def by_method():
    return "<p>" + Text(request.args["q"]).shorten(100)  # want cross-site-scripting


@app.get("/3")
def escaped_again():
    return "<p>" + html.escape(plain(html.escape(request.args["q"])))


@app.get("/4")
def still_escaped():
    return "<p>" + Text(request.args["q"]).shown()


@app.get("/5")
def by_another_library():
    return "<p>" + saxutils.unescape(saxutils.escape(request.args["q"]))  # want cross-site-scripting
