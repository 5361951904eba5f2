import html
import http.cookies
import os
import sqlite3
import urllib.parse
from wsgiref.simple_server import make_server

SESSIONS = {}


def connect():
    c = sqlite3.connect("guests.sqlite")
    c.row_factory = sqlite3.Row
    return c


def fields(environ):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    return {k: v[0] for k, v in urllib.parse.parse_qs(environ["wsgi.input"].read(size).decode()).items()}


def query(environ):
    return {k: v[0] for k, v in urllib.parse.parse_qs(environ["QUERY_STRING"]).items()}


def cookie(environ, name):
    jar = http.cookies.SimpleCookie(environ.get("HTTP_COOKIE", ""))
    return jar[name].value if name in jar else None


def reader(environ):
    return SESSIONS.get(cookie(environ, "sid"))


def ok(start, text, kind="text/html", more=()):
    start("200 OK", [("Content-Type", kind), *more])
    return [text.encode()]


def no(start, status="403 Forbidden"):
    start(status, [("Content-Type", "text/plain")])
    return [b"no"]


def enter(environ, start):
    f = fields(environ)
    with connect() as c:
        row = c.execute("select id, name, word from readers where name = ?", (f["name"],)).fetchone()
    if row is None or row["word"] != f["word"]:
        return no(start)
    sid = str(len(SESSIONS) + 1)
    SESSIONS[sid] = row["id"]  # want predictable-secret
    return ok(start, "welcome", more=[("Set-Cookie", "sid=" + sid)])  # want cookie-without-httponly cookie-without-secure


def page(environ, start):
    n = query(environ).get("n", "1")
    with connect() as c:
        row = c.execute("select text, writer from entries where id = " + n).fetchone()  # want sql-injection
    return ok(start, "<p>" + row["text"] + "</p>")


def page_safe(environ, start):
    n = query(environ).get("n", "1")
    with connect() as c:
        row = c.execute("select text, writer from entries where id = ?", (n,)).fetchone()
    return ok(start, "<p>" + html.escape(row["text"]) + "</p>")


def write(environ, start):
    f = fields(environ)
    me = reader(environ)
    if me is None:
        return no(start, "401 Unauthorized")
    with connect() as c:
        c.execute("insert into entries (text, writer) values (?, ?)", (f["text"], me))
    return ok(start, "done")


def erase(environ, start):
    if reader(environ) is None:
        return no(start, "401 Unauthorized")
    with connect() as c:
        c.execute("delete from entries where id = ?", (query(environ)["n"],))  # want csrf-protection-missing object-of-other-user
    return ok(start, "done")


def erase_own(environ, start):
    me = reader(environ)
    if me is None or environ["REQUEST_METHOD"] != "POST":
        return no(start, "401 Unauthorized")
    with connect() as c:
        c.execute("delete from entries where id = ? and writer = ?", (fields(environ)["n"], me))
    return ok(start, "done")


def echo(environ, start):
    return ok(start, "<b>%s</b>" % query(environ).get("say", ""))


def photo(environ, start):
    with open("photos" + environ["PATH_INFO"].removeprefix("/photo"), "rb") as f:  # want path-traversal
        start("200 OK", [("Content-Type", "image/png")])
        return [f.read()]


def photo_safe(environ, start):
    name = os.path.basename(environ["PATH_INFO"])
    with open(os.path.join("photos", name), "rb") as f:
        start("200 OK", [("Content-Type", "image/png")])
        return [f.read()]


def go(environ, start):
    start("302 Found", [("Location", query(environ)["to"])])  # want open-redirect
    return []


def wipe(environ, start):
    with connect() as c:  # want missing-authentication
        c.execute("delete from entries")
    return ok(start, "done")


def env(environ, start):
    return ok(start, "\n".join(f"{k}={v}" for k, v in environ.items()), "text/plain")  # want configuration-exposure


ROUTES = {"/enter": enter, "/page": page, "/page-safe": page_safe, "/write": write, "/erase": erase, "/erase-own": erase_own, "/echo": echo, "/go": go, "/admin/wipe": wipe, "/debug/env": env}


def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path.startswith("/photo-safe/"):
        return photo_safe(environ, start_response)
    if path.startswith("/photo/"):
        return photo(environ, start_response)
    view = ROUTES.get(path)
    if view is None:
        return no(start_response, "404 Not Found")
    try:
        return view(environ, start_response)  # want stored-cross-site-scripting
    except Exception as e:
        start_response("500 Error", [("Content-Type", "text/plain")])
        return [str(e).encode()]  # want exception-exposure


if __name__ == "__main__":
    make_server("", 8051, app).serve_forever()
