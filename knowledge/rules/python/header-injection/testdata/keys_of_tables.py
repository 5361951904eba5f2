"""Who looks something up in a table, and refuses what is not in it, has one of its keys."""
from urllib.parse import parse_qs

SERVICES = {b"upload": 1, b"receive": 2}


class Found:
    def __call__(self, environ, start_response):
        service = parse_qs(environ["QUERY_STRING"])["service"][0]
        handler = SERVICES.get(service.encode("ascii"), None)
        if handler is None:
            start_response("403 Forbidden", [])
            return [b""]
        start_response("200 OK", [("Content-Type", "application/x-" + service)])
        return [b""]


class InPlace:
    def __call__(self, environ, start_response):
        service = parse_qs(environ["QUERY_STRING"])["service"][0]
        if not SERVICES.get(service.encode(), 0):
            start_response("403 Forbidden", [])
            return [b""]
        start_response("200 OK", [("Content-Type", "application/x-" + service)])
        return [b""]


class AnotherInstead:
    def __call__(self, environ, start_response):
        service = parse_qs(environ["QUERY_STRING"])["service"][0]
        handler = SERVICES.get(service.encode("ascii"), 1)
        if handler is None:
            start_response("403 Forbidden", [])
            return [b""]
        start_response("200 OK", [("Content-Type", "application/x-" + service)])  # want header-injection
        return [b""]


class NotRefused:
    def __call__(self, environ, start_response):
        service = parse_qs(environ["QUERY_STRING"])["service"][0]
        handler = SERVICES.get(service.encode("ascii"), None)
        if handler is None:
            print("unknown")
        start_response("200 OK", [("Content-Type", "application/x-" + service)])  # want header-injection
        return [b""]
