"""The same value is joined twice; one of the two is checked."""
import os
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)
CONFIG = Path("/srv/config").resolve()
ARCHIVE = Path("/srv/archive")


class Settings:
    config_dir = CONFIG
    absolute = CONFIG

    def rel_path(self, *args):
        joined = self.config_dir / Path(*args)
        joined.resolve().relative_to(self.absolute)
        return joined

    def rel_path_swallowed(self, *args):
        joined = self.config_dir / Path(*args)
        try:
            joined.resolve().relative_to(self.absolute)
        except ValueError:
            pass
        return joined

    @staticmethod
    def static_path(name):
        joined = CONFIG / name
        joined.resolve().relative_to(CONFIG)
        return joined

    @classmethod
    def class_path(cls, name):
        joined = (CONFIG / name).resolve()
        if CONFIG not in joined.parents:
            raise ValueError(name)
        return joined


settings = Settings()


@app.post("/twice/<path:name>")
def twice(name):
    old = settings.rel_path(name)
    os.rename(old, ARCHIVE / name)
    return ""


@app.post("/twice_swallowed/<path:name>")
def twice_swallowed(name):
    old = settings.rel_path_swallowed(name)
    os.rename("/srv/x", ARCHIVE / name)  # want path-traversal
    return old.read_text()  # want path-traversal


@app.post("/twice_static/<path:name>")
def twice_static(name):
    old = Settings.static_path(name)
    return (ARCHIVE / name).read_text() + old.read_text()


@app.post("/twice_class/<path:name>")
def twice_class(name):
    Settings.class_path(name)
    return (ARCHIVE / name).read_text()


@app.post("/twice_here/<path:name>")
def twice_here(name):
    path = os.path.realpath(os.path.join("/srv/config", name))
    if not path.startswith("/srv/config/"):
        abort(403)
    return send_file(os.path.join("/srv/archive", name))


@app.post("/twice_other/<path:name>")
def twice_other(name):
    path = os.path.realpath(os.path.join("/srv/config", request.args["q"]))
    if not path.startswith("/srv/config/"):
        abort(403)
    return send_file(os.path.join("/srv/archive", name))  # want path-traversal


@app.post("/twice_decoded/<path:name>")
def twice_decoded(name):
    Settings.static_path(name)
    return (ARCHIVE / unquote(name)).read_text()  # want path-traversal


@app.post("/twice_tried/<path:name>")
def twice_tried(name):
    try:
        old = Settings.static_path(name)
    except ValueError:
        old = CONFIG
    return (ARCHIVE / name).read_text() + old.name  # want path-traversal
