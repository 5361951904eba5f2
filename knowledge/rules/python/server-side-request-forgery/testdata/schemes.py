"""Behind a scheme alone data name the host."""
import urllib.request
from urllib.parse import urlsplit

from flask import Flask, abort, request

app = Flask(__name__)
HOSTS = frozenset({"video.example.org"})


class Importer:
    def run(self, source):
        kind, _, value = source.partition(":")
        handler = getattr(self, f"from_{kind}", None) if kind in ("link", "video", "part") else None
        if handler is None:
            abort(400)
        return handler(value)

    def from_link(self, value):
        return urllib.request.urlopen("https:" + value, timeout=10).read()  # want server-side-request-forgery

    def from_video(self, value):
        parts = urlsplit("https:" + value)
        if parts.hostname not in HOSTS or parts.port is not None:
            abort(400)
        return urllib.request.urlopen(f"https://{parts.hostname}{parts.path}", timeout=10).read()

    def from_part(self, value):
        return urllib.request.urlopen("https://video.example.org/" + value, timeout=10).read()


@app.route("/import")
def imported():
    return Importer().run(request.args["source"])


@app.route("/slash")
def slash():
    return urllib.request.urlopen(f"https:/{request.args['page']}").read()  # want server-side-request-forgery
