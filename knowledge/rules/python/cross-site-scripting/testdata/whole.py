# threat-model: library
"""Whoever passes a whole page means that page; whoever passes a part of one does not mean tags."""
from flask import Response


def send(page):
    return Response(page, mimetype="text/html")  # safe: the page that it was given


def greet(name):
    return Response(f"<p>Hello {name}</p>", mimetype="text/html")  # want cross-site-scripting
