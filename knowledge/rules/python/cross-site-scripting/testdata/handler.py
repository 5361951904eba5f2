from html import escape
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        name = query.get("name", ["nobody"])[0]
        self.begin()
        if "raw" in query:
            self.wfile.write(("<h1>" + name + "</h1>").encode())  # want cross-site-scripting
        else:
            self.wfile.write(("<h1>" + escape(name) + "</h1>").encode())

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        self.begin()
        self.wfile.write(b"<p>%d bytes</p>" % size)

    def begin(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def do_PUT(self):
        body = self.rfile.read(100)
        self.begin()
        self.wfile.write(b"<p>" + body + b"</p>")  # want cross-site-scripting

    def do_PATCH(self):
        line = self.rfile.readline(100).decode()
        self.begin()
        self.wfile.write(f"<p>{escape(line)}</p>".encode())
