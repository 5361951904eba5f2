"""Headers that a WSGI application hands to its server."""
from urllib.parse import parse_qs, parse_qsl, quote


def application(environ, start_response):
    page = dict(parse_qsl(environ.get("QUERY_STRING", ""))).get("page", "")
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Page", page)])  # want header-injection
    return [b"ok"]


def simple_app(environ, start_response):
    headers = [("Content-Type", "text/plain")]
    headers.append(("X-Page", "page-%s" % parse_qs(environ["QUERY_STRING"])["page"][0]))
    start_response("200 OK", headers)  # want header-injection
    return [b"ok"]


def wsgi_app(environ, start_response):
    start_response("200 " + parse_qs(environ["QUERY_STRING"])["reason"][0], [])  # want header-injection
    return [b"ok"]


class Raw:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("X-Query", environ["QUERY_STRING"]), ("X-Agent", environ.get("HTTP_USER_AGENT", ""))])
        return [b"ok"]


class Encoded:
    def __call__(self, environ, start_response):
        page = dict(parse_qsl(environ.get("QUERY_STRING", ""))).get("page", "")
        start_response("200 OK", [("X-Page", quote(page))])
        return [b"ok"]


class Own:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Length", str(len(environ["QUERY_STRING"])))])
        return [b"ok"]
