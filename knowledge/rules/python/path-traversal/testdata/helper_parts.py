"""Parts of a path are checked in helpers."""
import os
from functools import lru_cache

from flask import Flask, abort, request, send_file
from werkzeug.exceptions import NotFound

app = Flask(__name__)
ROOT = "/srv/files"
BAD = {"/", os.sep, "\x00"}
has_insecure = {"..", ".", ""}.intersection


def contains_bad(item):
    for c in BAD:
        if c in item:
            return True


@lru_cache(1000)
def secure_tuple(parts):
    if has_insecure(parts):
        return None
    if any([contains_bad(item) for item in parts]):
        return None
    return "/".join(parts)


@app.get("/secure_tuple")
def v_secure_tuple():
    parts = tuple(request.args["p"].split("/"))
    path = secure_tuple(parts)
    if path is None:
        raise NotFound()
    return send_file(os.path.join(ROOT, path))


def secure_unused(parts):
    has_insecure(parts)
    return "/".join(parts)


@app.get("/secure_unused")
def v_secure_unused():
    return send_file(os.path.join(ROOT, secure_unused(request.args["p"].split("/"))))  # want path-traversal


def plain(part):
    return part not in ("", ".", "..") and "\\" not in part


def refuse(parts):
    if not all(plain(p) for p in parts):
        raise NotFound()


@app.get("/all_plain")
def v_all_plain():
    parts = request.args["p"].split("/")
    refuse(parts)
    return send_file(os.path.join(ROOT, *parts))


@app.get("/all_plain_other")
def v_all_plain_other():
    parts = request.args["p"].split("/")
    refuse(request.args["q"].split("/"))
    return send_file(os.path.join(ROOT, *parts))  # want path-traversal


def check_each(parts):
    for p in parts:
        if p in ("", ".", ".."):
            raise NotFound()


@app.get("/each")
def v_each():
    parts = request.args["p"].split("/")
    check_each(parts)
    return send_file(os.path.join(ROOT, *parts))


def kept(parts):
    out = []
    for p in parts:
        if p in ("", ".", ".."):
            continue
        out.append(p)
    return out


@app.get("/kept")
def v_kept():
    return send_file(os.path.join(ROOT, *kept(request.args["p"].split("/"))))


def matched(text):
    match text.split("/"):
        case [folder, name] if folder not in ("..", "") and name not in ("..", ""):
            return folder + "/" + name
        case _:
            raise NotFound()


@app.get("/matched")
def v_matched():
    return send_file(os.path.join(ROOT, matched(request.args["p"])))


def disjoint(parts):
    if not {"..", ".", ""}.isdisjoint(parts):
        raise NotFound()
    return "/".join(parts)


@app.get("/disjoint")
def v_disjoint():
    return send_file(os.path.join(ROOT, disjoint(request.args["p"].split("/"))))


def without_set(text):
    parts = text.split("/")
    if set(parts) & {"..", "."} or text.startswith("/"):
        abort(404)
    return text


@app.get("/without_set")
def v_without_set():
    return send_file(os.path.join(ROOT, without_set(request.args["p"])))


def dot_only(text):
    if "." in text.split("/"):
        abort(404)
    return text


@app.get("/dot_only")
def v_dot_only():
    return send_file(os.path.join(ROOT, dot_only(request.args["p"])))  # want path-traversal
