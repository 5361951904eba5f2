"""Helpers that check a path, each in a style of its own; the twin's check is broken."""
import os
from pathlib import Path

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = Path("/srv/files").resolve()
ROOTS = [Path("/srv/files"), Path("/srv/more")]


class Refused(Exception):
    pass


# a folder of several: return inside, raise after
def in_any(text):
    path = Path(text).resolve()
    for root in ROOTS:
        try:
            path.relative_to(root)
            return path
        except ValueError:
            continue
    raise Refused(text)


def in_any_swallowed(text):
    path = Path(text).resolve()
    for root in ROOTS:
        try:
            path.relative_to(root)
            return path
        except ValueError:
            continue
    return path


@app.get("/in_any")
def v_in_any():
    return in_any(request.args["p"]).read_bytes()


@app.get("/in_any_swallowed")
def v_in_any_swallowed():
    return in_any_swallowed(request.args["p"]).read_bytes()  # want path-traversal


# else of try
def in_any_else(text):
    path = Path(text).resolve()
    for root in ROOTS:
        try:
            path.relative_to(root)
        except ValueError:
            continue
        else:
            return path
    raise Refused(text)


@app.get("/in_any_else")
def v_in_any_else():
    return in_any_else(request.args["p"]).read_bytes()


# flag
def in_any_flag(text):
    path = Path(text).resolve()
    ok = False
    for root in ROOTS:
        if path.is_relative_to(root):
            ok = True
            break
    if not ok:
        raise Refused(text)
    return path


def in_any_flag_unused(text):
    path = Path(text).resolve()
    ok = False
    for root in ROOTS:
        if path.is_relative_to(root):
            ok = True
            break
    return path


@app.get("/in_any_flag")
def v_in_any_flag():
    return in_any_flag(request.args["p"]).read_bytes()


@app.get("/in_any_flag_unused")
def v_in_any_flag_unused():
    return in_any_flag_unused(request.args["p"]).read_bytes()  # want path-traversal


# any()
def in_any_gen(text):
    path = Path(text).resolve()
    if not any(path.is_relative_to(root) for root in ROOTS):
        raise Refused(text)
    return path


def in_any_gen_other(text, other):
    path = Path(text).resolve()
    if not any(Path(other).resolve().is_relative_to(root) for root in ROOTS):
        raise Refused(text)
    return path


@app.get("/in_any_gen")
def v_in_any_gen():
    return in_any_gen(request.args["p"]).read_bytes()


@app.get("/in_any_gen_other")
def v_in_any_gen_other():
    return in_any_gen_other(request.args["p"], request.args["q"]).read_bytes()  # want path-traversal


# helper of a helper which says whether
def within(path, root):
    try:
        path.resolve().relative_to(root)
        return True
    except ValueError:
        return False


def inside(path):
    return any(within(path, root) for root in ROOTS)


@app.get("/helper2")
def v_helper2():
    path = Path(request.args["p"])
    if not inside(path):
        abort(403)
    return path.read_bytes()


@app.get("/helper2_unused")
def v_helper2_unused():
    path = Path(request.args["p"])
    inside(path)
    return path.read_bytes()  # want path-traversal


# for-else
@app.get("/for_else")
def v_for_else():
    path = Path(request.args["p"]).resolve()
    for root in ROOTS:
        if root in path.parents:
            break
    else:
        abort(403)
    return path.read_bytes()


@app.get("/for_else_pass")
def v_for_else_pass():
    path = Path(request.args["p"]).resolve()
    for root in ROOTS:
        if root in path.parents:
            break
    else:
        app.logger.warning("outside")
    return path.read_bytes()  # want path-traversal


# loop in the view with return inside
@app.get("/loop_return")
def v_loop_return():
    path = os.path.realpath(request.args["p"])
    for root in ("/srv/files/", "/srv/more/"):
        if path.startswith(root):
            return send_file(path)
    abort(404)


@app.get("/loop_return_open")
def v_loop_return_open():
    path = os.path.realpath(request.args["p"])
    for root in ("/srv/files", "/srv/more"):
        if path.startswith(root):
            return send_file(path)  # want path-traversal
    abort(404)


# next() with default
def in_any_next(text):
    path = Path(text).resolve()
    root = next((r for r in ROOTS if path.is_relative_to(r)), None)
    if root is None:
        raise Refused(text)
    return path


@app.get("/in_any_next")
def v_in_any_next():
    return in_any_next(request.args["p"]).read_bytes()


# the first that fits, filtered
def in_any_list(text):
    path = Path(text).resolve()
    fits = [r for r in ROOTS if path.is_relative_to(r)]
    if not fits:
        raise Refused(text)
    return path


@app.get("/in_any_list")
def v_in_any_list():
    return in_any_list(request.args["p"]).read_bytes()


def in_any_list_unused(text):
    path = Path(text).resolve()
    fits = [r for r in ROOTS if path.is_relative_to(r)]
    print(len(fits))
    return path


@app.get("/in_any_list_unused")
def v_in_any_list_unused():
    return in_any_list_unused(request.args["p"]).read_bytes()  # want path-traversal


def in_any_next_wrong(text):
    path = Path(text).resolve()
    root = next((r for r in ROOTS if path.is_relative_to(r)), None)
    if root is not None:
        raise Refused(text)
    return path


@app.get("/in_any_next_wrong")
def v_in_any_next_wrong():
    return in_any_next_wrong(request.args["p"]).read_bytes()  # want path-traversal


# commonpath in any with normcase
def in_common(text):
    path = os.path.normcase(os.path.realpath(text))
    for root in ROOTS:
        root = os.path.normcase(str(root))
        if os.path.commonpath([root, path]) == root:
            return path
    raise Refused(text)


@app.get("/in_common")
def v_in_common():
    return send_file(in_common(request.args["p"]))


# raising in the loop body only when nothing matched: returns of None
def find(text):
    path = Path(text).resolve()
    for root in ROOTS:
        if path.is_relative_to(root):
            return path
    return None


@app.get("/find")
def v_find():
    path = find(request.args["p"])
    if path is None:
        abort(404)
    return path.read_bytes()
