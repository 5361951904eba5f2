"""Applications of WSGI under any name."""
from html import escape
from urllib.parse import parse_qs


def greeting(environ, start_response):
    name = parse_qs(environ["QUERY_STRING"]).get("name", [""])[0]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [("<p>%s</p>" % name).encode()]  # want cross-site-scripting


def greeting_escaped(environ, start_response):
    name = parse_qs(environ["QUERY_STRING"]).get("name", [""])[0]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [("<p>%s</p>" % escape(name)).encode()]


def greeting_plain(environ, start_response):
    name = parse_qs(environ["QUERY_STRING"]).get("name", [""])[0]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [("<p>%s</p>" % name).encode()]
