"""An object opens the path later; what made it checked the path."""
import functools
import os
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, abort, request, send_file
from pydantic import BaseModel, field_validator

app = Flask(__name__)
ROOT = "/srv/files/"


class FileApp:
    def __init__(self, filename):
        self.filename = filename

    def serve(self):
        return open(self.filename, "rb").read()


class Folder:
    def __init__(self, path):
        self.path = os.path.abspath(path)
        if not self.path.endswith(os.path.sep):
            self.path += os.path.sep

    def make(self, path):
        return FileApp(path)

    def app(self, info):
        path = os.path.abspath(os.path.join(self.path, info.lstrip("/")))
        if not path.startswith(self.path):
            return abort(403)
        elif not os.path.isfile(path):
            return abort(404)
        else:
            return self.make(path)


@app.get("/folder")
def folder():
    return Folder("/srv/files").app(request.args["p"]).serve()


class OpenFile:
    def __init__(self, filename):
        self.filename = filename

    def serve(self):
        return open(self.filename, "rb").read()  # want path-traversal


class OpenFolder:
    def __init__(self, path):
        self.path = os.path.abspath(path)

    def app(self, info):
        path = os.path.abspath(os.path.join(self.path, info.lstrip("/")))
        if not info.startswith(self.path):
            return abort(403)
        return OpenFile(path)


@app.get("/openfolder")
def openfolder():
    return OpenFolder("/srv/files").app(request.args["p"]).serve()


@dataclass
class Checked:
    name: str

    def __post_init__(self):
        if "/" in self.name or self.name in ("..", "."):
            raise ValueError(self.name)

    def read(self):
        return open(ROOT + self.name).read()


@app.get("/checked")
def v_checked():
    return Checked(request.args["p"]).read()


@dataclass
class Loose:
    name: str
    other: str = ""

    def __post_init__(self):
        if "/" in self.other or self.other in ("..", "."):
            raise ValueError(self.other)

    def read(self):
        return open(ROOT + self.name).read()  # want path-traversal


@app.get("/loose")
def v_loose():
    return Loose(request.args["p"]).read()


class Named(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def plain(cls, v):
        if "/" in v or ".." in v:
            raise ValueError(v)
        return v


@app.get("/named")
def v_named():
    return open(ROOT + Named(name=request.args["p"]).name).read()


class Guard:
    def __init__(self, root):
        self.root = Path(root).resolve()

    def check(self, path):
        if not path.resolve().is_relative_to(self.root):
            raise PermissionError(path)

    def ask(self, path):
        return path.resolve().is_relative_to(self.root)

    def resolved(self, text):
        path = (self.root / text).resolve()
        path.relative_to(self.root)
        return path


guard = Guard("/srv/files")


@app.get("/guard")
def v_guard():
    path = Path(ROOT) / request.args["p"]
    guard.check(path)
    return path.read_bytes()


@app.get("/guard_asked")
def v_guard_asked():
    path = Path(ROOT) / request.args["p"]
    guard.ask(path)
    return path.read_bytes()  # want path-traversal


@app.get("/guard_resolved")
def v_guard_resolved():
    return guard.resolved(request.args["p"]).read_bytes()


@app.get("/guard_swallowed")
def v_guard_swallowed():
    path = Path(ROOT) / request.args["p"]
    try:
        guard.check(path)
    except PermissionError:
        pass
    return path.read_bytes()  # want path-traversal


def checks_name(view):
    @functools.wraps(view)
    def wrapper(name):
        if "/" in name or name in ("..", "."):
            abort(404)
        return view(name)

    return wrapper


@app.get("/deco/<path:name>")
@checks_name
def v_deco(name):
    return send_file(os.path.join(ROOT, name))


def looks_name(view):
    @functools.wraps(view)
    def wrapper(name):
        if "/" in name or name in ("..", "."):
            app.logger.warning("climbs")
        return view(name)

    return wrapper


@app.get("/deco_open/<path:name>")
@looks_name
def v_deco_open(name):
    return send_file(os.path.join(ROOT, name))  # want path-traversal
