"""Tests that suffice, in other words; and such that do not."""
import dataclasses
import datetime
import functools
import os
import pathlib
import re
import sqlite3
import string
import subprocess
import urllib.parse

import requests
from flask import Flask, abort, redirect, request
from markupsafe import Markup

app = Flask(__name__)
db = sqlite3.connect("shop.db")


# What was objected to is gathered.


def check(v):
    errors = []
    if not v.isalnum():
        errors.append("bad")
    return errors


@app.get("/gathered-by-helper")
def gathered_by_helper():
    x = request.args.get("x", "")
    if check(x):
        return "no", 400
    os.system("ls " + x)  # safe: nothing was objected to


@app.get("/gathered")
def gathered():
    x = request.args.get("x", "")
    with_errors = []
    if not x.isalnum():
        with_errors.append("bad")
    if len(with_errors):
        return ", ".join(with_errors)
    os.system("ls " + x)  # safe: nothing was objected to


@app.get("/flag-of-try")
def flag_of_try():
    x = request.args.get("x", "")
    ok = False
    try:
        int(x)
        ok = True
    except ValueError:
        ok = False
    if ok:
        os.system("ls " + x)  # safe: it was a number


@app.get("/flag-in-words")
def flag_in_words():
    x = request.args.get("x", "")
    status = "ok"
    if not x.isalnum():
        status = "bad"
    if status == "ok":
        os.system("ls " + x)  # safe: the flag says so


@app.get("/flag-of-length")
def flag_of_length():
    x = request.args.get("x", "")
    error = None
    if not x:
        error = "missing"
    if error is None:
        os.system("ls " + x)  # want command-injection


@app.get("/filtered")
def filtered():
    cols = request.args.getlist("c")
    bad = [c for c in cols if c not in ("name", "price")]
    if bad:
        abort(400)
    db.execute("SELECT " + ",".join(cols) + " FROM t")  # safe: nothing is left


@app.get("/none-of-them")
def none_of_them():
    cols = request.args.getlist("c")
    if any(c not in ("name", "price") for c in cols):
        abort(400)
    db.execute("SELECT " + ",".join(cols) + " FROM t")  # safe: each is one of two


# Sets.


@app.get("/subset")
def subset():
    wanted = set(request.args.getlist("w"))
    if not wanted <= {"a", "b"}:
        abort(400)
    os.system("ls " + " ".join(wanted))  # safe: only those two


@app.get("/nothing-beside")
def nothing_beside():
    wanted = set(request.args.getlist("w"))
    if wanted - {"a", "b"}:
        abort(400)
    os.system("ls " + " ".join(wanted))  # safe: only those two


@app.get("/common")
def common():
    wanted = set(request.args.getlist("w"))
    for v in wanted.intersection(["a", "b"]):
        os.system("ls " + v)  # safe: only those two


@app.get("/each-identifier")
def each_identifier():
    x = request.args.get("x", "")
    cols = x.split(",")
    if not all(c.isidentifier() for c in cols):
        abort(400)
    db.execute("SELECT " + ",".join(cols) + " FROM t")  # safe: each was tested


# What is read again.


@app.get("/read-twice")
def read_twice():
    if request.args.get("q") not in ("a", "b"):
        abort(400)
    os.system("ls " + request.args.get("q"))  # safe: the same parameter of one request


@app.get("/read-another")
def read_another():
    if request.args.get("q") not in ("a", "b"):
        abort(400)
    os.system("ls " + request.args.get("z", ""))  # want command-injection


class Holder:
    pass


@app.get("/attribute-tested")
def attribute_tested():
    x = request.args.get("x", "")
    h = Holder()
    h.v = x
    if not h.v.isalnum():
        abort(400)
    os.system(h.v)  # safe: what was tested


@app.get("/key-tested")
def key_tested():
    x = request.args.get("x", "")
    d = {"v": x}
    if d["v"] not in ("a", "b"):
        abort(400)
    os.system(d["v"])  # safe: what was tested


@app.get("/key-got")
def key_got():
    data = request.get_json()
    if data.get("name") not in ("a", "b"):
        return "bad"
    os.system("ls " + data["name"])  # safe: what was tested


# Tests by others.


def must(cond, msg="bad"):
    if not cond:
        abort(400, msg)


@app.get("/asserted")
def asserted():
    x = request.args.get("x", "")
    must(x.isalnum())
    os.system("ls " + x)  # safe: deny() does not come back

KNOWN = re.compile(r"^[\w.-]{1,64}\Z")


def validate(name):
    if KNOWN.match(name):
        return True
    return False


@app.get("/tested-false")
def tested_false():
    x = request.args.get("x", "")
    if validate(x) is False:
        return "no"
    os.system("ls " + x)  # safe: it was tested


@app.get("/tested-true")
def tested_true():
    x = request.args.get("x", "")
    if validate(x) == True:
        os.system("ls " + x)  # safe: it was tested


@app.get("/tested-for-nothing")
def tested_for_nothing():
    x = request.args.get("x", "")
    valid = validate(x)
    os.system("ls " + x)  # want command-injection


class Raw:
    def __init__(self, v):
        if not v.isalnum():
            v = v.strip()
        self.v = v


@app.get("/warned")
def warned():
    x = request.args.get("x", "")
    n = Raw(x)
    os.system("ls " + n.v)  # want command-injection


@dataclasses.dataclass
class Job2:
    name: str
    n: int = 0
    def __post_init__(self):
        self.n = int(self.n)


@app.get("/made-number")
def made_number():
    x = request.args.get("x", "")
    j = Job2("a", x)
    os.system(f"kill {j.n}")  # safe: a number


@app.get("/type-is-number")
def type_is_number():
    data = request.get_json()
    n = data["n"]
    if type(n) is not int:
        return "bad"
    os.system(f"kill {n}")  # safe: a number


@app.get("/date")
def date():
    x = request.args.get("x", "")
    try:
        datetime.date.fromisoformat(x)
    except ValueError:
        abort(400)
    os.system("ls " + x)  # safe: a date


# Patterns.


@app.get("/nothing-else-found")
def nothing_else_found():
    x = request.args.get("x", "")
    if re.search(r"[^A-Za-z0-9_-]", x):
        return "no", 400
    os.system("ls " + x)  # safe: nothing else is in it


@app.get("/some-found")
def some_found():
    x = request.args.get("x", "")
    if re.search(r"[;]", x):
        return "no", 400
    os.system("ls " + x)  # oracle: no (a line break, a dollar sign) # want command-injection


@app.get("/groups")
def groups():
    x = request.args.get("x", "")
    m = re.match(r"(?P<host>[a-z.]+):(?P<port>\d+)$", x)
    if not m:
        abort(400)
    os.system("ping " + m["host"] + " " + m.group("port"))  # safe: letters and digits


@app.get("/group-of-anything")
def group_of_anything():
    x = request.args.get("x", "")
    m = re.match(r"(?P<host>[a-z.]+):(?P<rest>.*)$", x)
    if not m:
        abort(400)
    os.system("ping " + m["rest"])  # oracle: no (no attack has such a form) # want command-injection


@app.get("/split-by-pattern")
def split_by_pattern():
    x = request.args.get("x", "")
    v = re.split(r"[^a-z]", x)[0]
    os.system("ls " + v)  # safe: letters only


# Normal forms.


@app.get("/hyphens-left-out")
def hyphens_left_out():
    x = request.args.get("x", "")
    if x.replace("-", "").isalnum():
        os.system("ls " + x)  # safe: letters, digits and hyphens


@app.get("/semicolons-left-out")
def semicolons_left_out():
    x = request.args.get("x", "")
    if x.replace(";", "").isalnum():
        os.system("ls " + x)  # want command-injection


@app.get("/decoded-later")
def decoded_later():
    x = request.args.get("x", "")
    if ".." in x or x.startswith("/"):
        abort(400)
    open("/srv/" + urllib.parse.unquote_plus(x))  # oracle: no (no attack is encoded) # want path-traversal


# Addresses and paths.


@app.get("/host-of-domain")
def host_of_domain():
    x = request.args.get("x", "")
    u = urllib.parse.urlparse(x)
    if not u.hostname or not u.hostname.endswith(".example"):
        return "no"
    requests.get(x)  # safe: hosts of one domain


@app.get("/scheme-alone")
def scheme_alone():
    x = request.args.get("x", "")
    u = urllib.parse.urlparse(x)
    if u.scheme not in ("http", "https"):
        return "no"
    requests.get(x)  # want server-side-request-forgery


@app.get("/relative")
def relative():
    x = request.args.get("x", "")
    p = pathlib.PurePosixPath(x)
    if p.is_absolute() or ".." in p.parts:
        abort(400)
    open("/srv/files/" + x)  # safe: neither absolute nor upwards


@app.get("/upwards-alone")
def upwards_alone():
    x = request.args.get("x", "")
    p = pathlib.Path("/srv/files") / x
    if ".." in p.parts:
        abort(400)
    p.read_text()  # want path-traversal


@app.get("/last-part")
def last_part():
    x = request.args.get("x", "")
    x = x.split("/")[-1]
    open("/srv/files/" + x)  # safe: no slash is left


@app.get("/before-query")
def before_query():
    x = request.args.get("x", "")
    x = x.split("?")[0]
    open("/srv/files/" + x)  # want path-traversal


# Literals.


@app.get("/representation")
def representation():
    x = request.args.get("x", "")
    exec("v = " + repr(x))  # oracle: no (the name is in the text) # safe: a literal


@app.get("/executed")
def executed():
    x = request.args.get("x", "")
    exec("v = " + x)  # want code-injection


# How a text begins.

@app.get("/begins-by-pattern")
def begins_by_pattern():
    x = request.args.get("x", "")
    if re.match(r"https://a\.example/", x):
        requests.get(x)  # safe: the host is fixed


@app.get("/begins-by-open-pattern")
def begins_by_open_pattern():
    x = request.args.get("x", "")
    if re.match(r"https://a\.example", x):
        requests.get(x)  # oracle: no (no attack begins so) # want server-side-request-forgery


@app.get("/first-letters")
def first_letters():
    full = os.path.realpath("/srv/files/" + request.args.get("x", ""))
    if full[:11] != "/srv/files/":
        abort(403)
    open(full)  # safe: in the folder


@app.get("/first-letters-not-canonical")
def first_letters_not_canonical():
    full = "/srv/files/" + request.args.get("x", "")
    if full[:11] != "/srv/files/":
        abort(403)
    open(full)  # want path-traversal


@app.get("/common-letters")
def common_letters():
    root = "/srv/files/"
    full = os.path.normpath(root + request.args.get("x", ""))
    if os.path.commonprefix([full, root]) != root:
        abort(403)
    open(full)  # safe: in the folder


# A decorator looks at the request first.

def digits_only(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        if not request.args.get("x", "").isdigit():
            abort(400)
        return f(*args, **kwargs)
    return wrapper


def digits_wanted(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        if request.args.get("strict") and not request.args.get("x", "").isdigit():
            abort(400)
        return f(*args, **kwargs)
    return wrapper


@app.get("/digits-only")
@digits_only
def view_of_digits():
    os.system("kill " + request.args.get("x", ""))  # safe: the decorator has looked at it
    os.system("kill " + request.args.get("y", ""))  # want command-injection


@app.get("/digits-wanted")
@digits_wanted
def view_of_anything():
    os.system("kill " + request.args.get("x", ""))  # want command-injection


# Pieces of a text, alone and together.

@app.get("/one-piece")
def one_piece():
    pieces = request.args.get("x", "").split("/")
    open(os.path.join("/srv/files", pieces[-1]))  # safe: no slash is left
    open(os.path.join("/srv/files", pieces[0]))  # safe: no slash is left


@app.get("/all-pieces")
def all_pieces():
    pieces = request.args.get("x", "").split("/")
    open(os.path.join("/srv/files", *pieces))  # want path-traversal


@app.get("/pieces-joined")
def pieces_joined():
    pieces = re.split(r"/", request.args.get("x", ""))
    open("/srv/files/" + "/".join(pieces))  # want path-traversal


# Several tests at once.

@app.get("/all-of-two")
def all_of_two():
    x = request.args.get("x", "")
    if not all([x.isalnum(), len(x) < 10]):
        abort(400)
    os.system("ls " + x)  # safe: letters and digits


@app.get("/any-of-two")
def any_of_two():
    x = request.args.get("x", "")
    if not any([x.isalnum(), len(x) < 10]):
        abort(400)
    os.system("ls " + x)  # want command-injection


@app.get("/known-key")
def known_key():
    x = request.args.get("x", "")
    if {"a": 1, "b": 2}.get(x) is None:
        abort(404)
    os.system("ls " + x)  # safe: one of the keys


@app.get("/unknown-key")
def unknown_key():
    x = request.args.get("x", "")
    if {"a": 1, "b": 2}.get(x) is not None:
        abort(404)
    os.system("ls " + x)  # want command-injection


@app.get("/host-or-none")
def host_or_none():
    url = request.args["url"]
    if not (urllib.parse.urlsplit(url).hostname or "").lower().endswith(".example"):
        abort(400)
    return redirect(url)  # safe: a host of that domain


@app.get("/host-or-none-open")
def host_or_none_open():
    url = request.args["url"]
    if not (urllib.parse.urlsplit(url).hostname or "").endswith("example"):
        abort(400)
    return redirect(url)  # want open-redirect
