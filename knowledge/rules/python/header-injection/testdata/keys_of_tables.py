"""Who looks something up in a table, and refuses what is not in it, has one of its keys."""
from urllib.parse import parse_qs

SERVICES = {b"upload": 1, b"receive": 2}


def asked(environ):
    return parse_qs(environ["QUERY_STRING"])["service"][0]


def found(environ, start_response):
    service = asked(environ)
    handler = SERVICES.get(service.encode("ascii"), None)
    if handler is None:
        start_response("403 Forbidden", [])
        return [b""]
    start_response("200 OK", [("Content-Type", "application/x-" + service)])
    return [b""]


def in_place(environ, start_response):
    service = asked(environ)
    if not SERVICES.get(service.encode(), 0):
        start_response("403 Forbidden", [])
        return [b""]
    start_response("200 OK", [("Content-Type", "application/x-" + service)])
    return [b""]


def another_instead(environ, start_response):
    service = asked(environ)
    handler = SERVICES.get(service.encode("ascii"), 1)
    if handler is None:
        start_response("403 Forbidden", [])
        return [b""]
    start_response("200 OK", [("Content-Type", "application/x-" + service)])  # want header-injection
    return [b""]


def not_refused(environ, start_response):
    service = asked(environ)
    handler = SERVICES.get(service.encode("ascii"), None)
    if handler is None:
        print("unknown")
    start_response("200 OK", [("Content-Type", "application/x-" + service)])  # want header-injection
    return [b""]


class Guarded:
    def __call__(self, environ, start_response):
        return found(environ, start_response)


class InPlace:
    def __call__(self, environ, start_response):
        return in_place(environ, start_response)


class Instead:
    def __call__(self, environ, start_response):
        return another_instead(environ, start_response)


class NotRefused:
    def __call__(self, environ, start_response):
        return not_refused(environ, start_response)
