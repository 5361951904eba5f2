"""Ways of asking where a path leads before the file is opened."""
import os
import re
from pathlib import Path

from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = "/srv/data"


def inside_commonpath(base, path):
    try:
        base = os.path.realpath(base)
        path = os.path.realpath(path)
        return os.path.commonpath([base, path]) == base
    except ValueError:
        return False


def inside_normcase(base, path):
    if not path:
        return False
    base = os.path.normcase(os.path.realpath(base))
    path = os.path.normcase(os.path.realpath(path))
    return os.path.commonpath([base, path]) == base


def inside_with_return(base, path):
    base = Path(base).resolve()
    path = Path(path).resolve()
    try:
        path.relative_to(base)
        return True
    except ValueError:
        return False


def bad_inside(base, path):
    return path.startswith(base)


@app.get("/a")
def a():
    p = os.path.join(BASE, request.args["p"])
    if not inside_commonpath(BASE, p):
        abort(404)
    return open(p).read()  # safe: checked


@app.get("/b")
def b():
    p = os.path.join(BASE, request.args["p"])
    if not inside_normcase(BASE, p):
        abort(404)
    return open(p).read()  # safe: checked


@app.get("/c")
def c():
    p = os.path.join(BASE, request.args["p"])
    if not inside_with_return(BASE, p):
        return "no"
    return open(p).read()  # safe: checked


@app.get("/c2")
def c2():
    p = os.path.join(BASE, request.args["p"])
    if not bad_inside(BASE, p):
        return "no"
    return open(p).read()  # want path-traversal


@app.get("/d")
def d():
    p = Path(BASE) / request.args["p"]
    if not p.parent.samefile(BASE):
        abort(404)
    return p.read_text()  # safe: checked


def is_file_in_dir(file, directory):
    return file.is_file() and file.parent.samefile(directory)


@app.get("/e")
def e():
    name = request.args["p"]
    for folder in (Path(BASE), Path("/srv/other")):
        p = folder / name
        if is_file_in_dir(p, folder):
            break
    else:
        abort(404)
    return p.read_text()  # safe: checked


@app.get("/e2")
def e2():
    name = request.args["p"]
    for folder in (Path(BASE), Path("/srv/other")):
        p = folder / name
        if p.exists():
            break
    else:
        abort(404)
    return p.read_text()  # want path-traversal


@app.get("/f")
def f():
    p = request.args.get("p")
    if p is not None:
        p = secure_filename(p)
    return open("/srv/data/%s/x" % p).read()  # safe: checked


@app.get("/f2")
def f2():
    p = request.args.get("p")
    if p is None:
        p = "x"
    return open("/srv/data/%s/x" % p).read()  # want path-traversal


def check_name(name):
    if ".." in name or name.startswith("/") or "/" in name or "\\" in name:
        raise ValueError(name)


@app.get("/g")
def g():
    name = request.args["p"]
    check_name(name)
    return open(os.path.join(BASE, name)).read()  # safe: checked


@app.get("/h")
def h():
    name = request.args["p"]
    if re.search(r"[\\/]|\.\.", name):
        raise ValueError("bad")
    return open(os.path.join(BASE, name)).read()  # safe: checked


def checked(name):
    if not re.fullmatch(r"[\w.-]+", name) or ".." in name:
        return None, None
    return name, BASE


@app.get("/i")
def i():
    name, folder = checked(request.args["p"])
    if name is None:
        abort(404)
    return open(os.path.join(folder, name)).read()  # safe: checked


class Store:
    def validate_name(self, name):
        return re.fullmatch(r"\w+", name) is not None

    def valid_id(self, name):
        if not isinstance(name, str):
            return False
        if len(name) > 40:
            return False
        return bool(re.match(r"^\w+\Z", name))

    def get(self):
        name = request.args["p"]
        if self.validate_name(name):
            return open(os.path.join(BASE, name)).read()  # safe: checked
        return ""

    def get2(self):
        name = request.args["p"]
        if not self.valid_id(name):
            return ""
        return open(os.path.join(BASE, name)).read()  # safe: checked


store = Store()
app.add_url_rule("/j", view_func=store.get)
app.add_url_rule("/j2", view_func=store.get2)


@app.get("/l")
def l():
    names = request.args.getlist("p")
    if invalid := set(names) - {"a", "b"}:
        raise ValueError(invalid)
    for n in names:
        return open(os.path.join(BASE, n)).read()  # safe: checked


@app.get("/o")
def o():
    ids = request.args.get("ids", "").split(",")
    base = Path(BASE)
    for i in ids:
        if re.search(r"[\\/]|(\.\.)", i):
            raise ValueError("no")
        full = os.path.join(BASE, i)
        open(full)  # safe: checked
