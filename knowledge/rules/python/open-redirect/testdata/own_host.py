from urllib.parse import quote, unquote, urlsplit, urlunsplit

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/pages/<path:name>")
def page(name):
    parts = urlsplit(request.url)
    return redirect(urlunsplit((parts.scheme, parts.netloc, quote(unquote(parts.path)) + "/", parts.query, parts.fragment)))


@app.get("/other")
def other():
    parts = urlsplit(request.args["address"])
    return redirect(urlunsplit((parts.scheme, parts.netloc, unquote(parts.path) + "/", parts.query, parts.fragment)))  # want open-redirect
