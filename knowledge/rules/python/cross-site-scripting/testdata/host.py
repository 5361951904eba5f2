"""The header Host, which no page can choose for its visitor, and answers of code that is not known."""
from http.server import BaseHTTPRequestHandler

import tornado.web
from werkzeug.wrappers import Response

import backend


class Page(tornado.web.RequestHandler):
    def get(self, name):
        self.write("<script>open('ws://" + self.request.host + "/')</script>")  # safe: the browser writes it
        self.write("<p>" + name)  # want cross-site-scripting


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.wfile.write(backend.handle(method=self.path))  # safe: what it makes of it is its own

    def do_GET(self):
        self.wfile.write(b"<p>" + self.path.encode())  # want cross-site-scripting
