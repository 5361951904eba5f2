from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote_plus, unquote, urlparse

LANGUAGES = ("de", "en")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        name = query["name"][0]
        self.send_response(200)
        self.send_header("Content-Disposition", "attachment; filename=" + name)  # want header-injection
        self.send_header("X-Size", str(len(name)))
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(200)
        self.send_header("X-Echo", body)  # want header-injection
        self.end_headers()

    def do_PUT(self):
        body = self.rfile.read(100).decode()
        self.send_response(200, "Stored " + body)  # want header-injection
        self.end_headers()

    def do_HEAD(self):
        body = self.rfile.read(100).decode()
        self.send_response(200)
        self.send_header("X-Search", "/search?q=" + quote_plus(body))
        self.end_headers()

    def do_PATCH(self):
        language = self.rfile.read(2).decode()
        self.send_response(200)
        if language in LANGUAGES:
            self.send_header("Content-Language", language)
        self.end_headers()

    def do_DELETE(self):
        body = self.rfile.read(100).decode()
        self.send_response(200)
        self.send_header("X-Number", str(int(body)))
        self.end_headers()

    def do_OPTIONS(self):
        body = self.rfile.read(100).decode().replace("\r", "").replace("\n", "")
        self.send_response(200)
        self.send_header("X-Line", body)
        self.end_headers()
