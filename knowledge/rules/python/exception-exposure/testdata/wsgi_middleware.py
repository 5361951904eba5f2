"""Middleware of WSGI that answers for what failed."""
import traceback


class Telling:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except Exception:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [traceback.format_exc().encode()]  # want exception-exposure


class Quiet:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except Exception:
            traceback.print_exc()
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"internal error"]


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]


application = Quiet(Telling(page))
