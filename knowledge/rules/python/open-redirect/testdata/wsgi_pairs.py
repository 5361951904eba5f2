"""Headers of an application of WSGI, in pairs."""
from urllib.parse import parse_qs, quote


def leave(environ, start_response):
    to = parse_qs(environ["QUERY_STRING"])["to"][0]
    start_response("302 Found", [("Content-Type", "text/plain"), ("Location", to)])  # want open-redirect
    return [b""]


def stay(environ, start_response):
    to = parse_qs(environ["QUERY_STRING"])["to"][0]
    start_response("302 Found", [("Content-Type", "text/plain"), ("Location", "/items/" + quote(to, safe=""))])
    return [b""]
