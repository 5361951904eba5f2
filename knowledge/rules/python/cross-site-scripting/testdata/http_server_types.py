# profile: default
# Handlers of http.server that say which type their answers have.
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit


def asked(handler):
    return parse_qs(urlsplit(handler.path).query).get("n", [""])[0]


class Plain(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(("hi " + asked(self)).encode())

    def do_POST(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(("hi " + asked(self)).encode())  # want cross-site-scripting


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, "text/plain", "hi " + asked(self))

    def do_POST(self):
        self.answer(200, "text/html", "hi " + asked(self))  # want cross-site-scripting

    def do_PUT(self):
        self.answer(200, kind="application/json", text="hi " + asked(self))

    def answer(self, code, kind, text):
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)


class Begun(BaseHTTPRequestHandler):
    def do_GET(self):
        self.begin("application/json")
        self.wfile.write(("hi " + asked(self)).encode())

    def do_PUT(self):
        self.begin()
        self.wfile.write(("hi " + asked(self)).encode())  # want cross-site-scripting

    def do_POST(self):
        self.begin_plain()
        self.wfile.write(("hi " + asked(self)).encode())

    def begin(self, kind="text/html"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def begin_plain(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
