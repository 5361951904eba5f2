"""A server whose pages are methods that the path names, more of them than a visitor of trees would have."""
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlparse(self.path)
        page = getattr(self, "get_" + url.path.strip("/"), None)
        if page is None:
            self.send_error(404)
        else:
            page({k: v[0] for k, v in parse_qs(url.query).items()})

    def answer(self, text):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())

    def get_ping(self, q):
        subprocess.run("ping -c 1 " + q["host"], shell=True)  # want command-injection

    def get_count(self, q):
        subprocess.run("ping -c %d localhost" % int(q["count"]), shell=True)

    def post_ping(self, q):
        subprocess.run("ping -c 1 " + q["host"], shell=True)  # no path names it

    def get_page0(self, q):
        self.answer("page 0")

    def get_page1(self, q):
        self.answer("page 1")

    def get_page2(self, q):
        self.answer("page 2")

    def get_page3(self, q):
        self.answer("page 3")

    def get_page4(self, q):
        self.answer("page 4")

    def get_page5(self, q):
        self.answer("page 5")

    def get_page6(self, q):
        self.answer("page 6")

    def get_page7(self, q):
        self.answer("page 7")

    def get_page8(self, q):
        self.answer("page 8")

    def get_page9(self, q):
        self.answer("page 9")

    def get_page10(self, q):
        self.answer("page 10")

    def get_page11(self, q):
        self.answer("page 11")

    def get_page12(self, q):
        self.answer("page 12")

    def get_page13(self, q):
        self.answer("page 13")


if __name__ == "__main__":
    HTTPServer(("", 8000), Handler).serve_forever()
