"""A server of the standard library with a table of handlers, as decorators fill it."""
import base64
import functools
import html
import os
import pickle
import sqlite3
import subprocess
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

PAGES, ACTIONS = {}, {}


def page(path):
    def add(fn):
        PAGES[path] = fn
        return fn
    return add


def action(path):
    def add(fn):
        ACTIONS[path] = fn
        return fn
    return add


def logged_in(fn):
    @functools.wraps(fn)
    def inner(req, *args, **kwargs):
        req.session = session_of(req)
        if req.session is None:
            return req.go("/login")
        return fn(req, *args, **kwargs)
    return inner


def counted(fn):
    def inner(req):
        req.server.count += 1
        return fn(req)
    return inner


def session_of(req):
    jar = SimpleCookie(req.headers.get("Cookie", ""))
    return req.server.sessions.get(jar["sid"].value) if "sid" in jar else None


def preferences(req):
    jar = SimpleCookie(req.headers.get("Cookie", ""))
    return pickle.loads(base64.b64decode(jar["prefs"].value)) if "prefs" in jar else {}  # want unsafe-deserialization


def rows(sql, values=()):
    with sqlite3.connect("shelf.db") as db:
        return db.execute(sql, values).fetchall()


class Request(BaseHTTPRequestHandler):
    def answer(self, text, headers=()):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def go(self, where):
        self.send_response(303)
        self.send_header("Location", where)
        self.end_headers()

    def handle_with(self, table):
        parts = urlsplit(self.path)
        self.query = dict(parse_qsl(parts.query))
        fn = table.get(parts.path)
        if fn is None:
            return self.send_error(404)
        return fn(self)

    def do_GET(self):
        self.form = {}
        self.handle_with(PAGES)

    def do_POST(self):
        size = int(self.headers.get("Content-Length", "0"))
        self.form = dict(parse_qsl(self.rfile.read(min(size, 100000)).decode()))
        self.handle_with(ACTIONS)


@page("/disk")
def disk(req):
    req.answer(subprocess.getoutput("df -h " + req.query.get("mount", "/")))  # want command-injection


@page("/load")
@logged_in
def load(req):
    os.system("uptime -p > " + req.query["file"])  # want command-injection


@action("/pack")
@counted
@logged_in
def pack(req):
    subprocess.run("tar czf out.tgz " + req.form.get("name", ""), shell=True)  # want command-injection


@action("/unpack")
@counted
@logged_in
def unpack(req):
    subprocess.run(["tar", "xzf", "--", os.path.basename(req.form.get("name", ""))])


@page("/find")
@counted
@logged_in
def find(req):
    found = rows("select title from books where title like '%" + req.query["word"] + "%'")  # want sql-injection
    req.answer("\n".join(row[0] for row in found))


@page("/book")
@logged_in
def book(req):
    req.answer(str(rows("select title from books where id = ?", (req.query["id"],))))


@action("/return")
@logged_in
def bring_back(req):
    rows("delete from loans where id = ? and member_id = ?", (req.form["id"], req.session["user_id"]))


@page("/loan")
@logged_in
def loan(req):
    req.answer(str(rows("select * from loans where id = ?", (req.query["id"],))))  # want object-of-other-user


@page("/away")
def away(req):
    req.go(" ".join(req.query.get("to", "/").split()))  # want open-redirect


@page("/home")
def home(req):
    req.go({"shelf": "/shelf", "login": "/login"}.get(req.query.get("to"), "/"))


@page("/colour")
def colour(req):
    req.answer("set", [("Set-Cookie", "colour=%s; Secure; HttpOnly" % req.query["name"])])  # want header-injection


@page("/tongue")
def tongue(req):
    req.answer("set", [("Set-Cookie", "tongue=%s; Secure; HttpOnly" % req.query["name"].split()[0])])


@page("/greeting")
def greeting(req):
    req.answer(html.escape(req.query.get("name", "")) + str(len(preferences(req))))


if __name__ == "__main__":
    ThreadingHTTPServer(("", 8000), Request).serve_forever()
