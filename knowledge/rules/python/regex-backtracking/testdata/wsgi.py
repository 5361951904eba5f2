# profile: default
"""What a WSGI server tells of a request's head is short, its body is not."""
import re


class ByPath:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"yes" if re.match(r"^.*,.*,$", environ["PATH_INFO"]) else b"no"]


class ByHeader:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"yes" if re.match(r"^.*,.*,$", environ["HTTP_ACCEPT"]) else b"no"]


class ByBody:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        text = environ["wsgi.input"].read().decode()
        return [b"yes" if re.match(r"^.*,.*,$", text) else b"no"]  # want regex-backtracking


class Exponential:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"yes" if re.match(r"^(a+)+$", environ["PATH_INFO"]) else b"no"]  # want regex-backtracking
