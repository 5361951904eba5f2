from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
ROOT = Path("/srv/data")


def inside(path, parent):
    try:
        whole = Path(parent).resolve()
        path.resolve().relative_to(whole)
        return True
    except ValueError:
        return False


def named(path, parent):
    try:
        path.relative_to(parent)
        return True
    except ValueError:
        return False


@app.get("/here")
def here():
    path = ROOT / request.args["name"]
    try:
        path.resolve().relative_to(ROOT)
    except ValueError:
        return ""
    return path.read_text()  # silent: it leads into the folder


@app.get("/helper")
def helper():
    path = ROOT / request.args["name"]
    if not inside(path, ROOT) or not path.exists():
        raise FileNotFoundError
    return path.read_text()  # silent


@app.get("/unresolved")
def unresolved():
    path = ROOT / request.args["name"]
    if not named(path, ROOT):
        raise FileNotFoundError
    return path.read_text()  # want path-traversal


@app.get("/caught")
def caught():
    path = ROOT / request.args["name"]
    try:
        path.resolve().relative_to(ROOT)
    except ValueError:
        pass
    return path.read_text()  # want path-traversal
