"""A server of the standard library."""
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

ROOT = "/srv/www"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlparse(self.path).path
        with open(os.path.join(ROOT, path.lstrip("/")), "rb") as f:  # want path-traversal
            size = len(f.read())
        self.answer(size)

    def do_DELETE(self):
        names = parse_qs(urlparse(self.path).query).get("name")
        if names:
            os.unlink(os.path.join(ROOT, names[0]))  # want path-traversal
        self.answer(0)

    def do_HEAD(self):
        path = os.path.abspath(os.path.join(ROOT, self.path.lstrip("/")))
        if os.path.commonpath([ROOT, path]) != ROOT:
            self.send_error(404)
            return
        with open(path, "rb") as f:
            self.answer(len(f.read()))

    def answer(self, size):
        self.send_response(200)
        self.send_header("Content-Length", str(size))
        self.end_headers()


if __name__ == "__main__":
    HTTPServer(("", 8000), Handler).serve_forever()
