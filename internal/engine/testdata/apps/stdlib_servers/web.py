#!/usr/bin/env python3
"""A status page without any framework."""
import cgi
import html
import http.cookies
import json
import logging
import os
import pickle
import posixpath
import sqlite3
import subprocess
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer

ROOT = os.path.realpath("public")
PAGES = {"about": "about.html", "help": "help.html"}


class Handler(BaseHTTPRequestHandler):
    server_version = "Status/1.0"

    def do_GET(self):
        parts = urllib.parse.urlparse(self.path)
        query = urllib.parse.parse_qs(parts.query)
        if parts.path == "/":
            self.page("<h1>Status</h1>")
        elif parts.path == "/hello":
            self.page("<h1>Hello " + query.get("name", ["you"])[0] + "</h1>")
        elif parts.path == "/hello2":
            self.page("<h1>Hello " + html.escape(query.get("name", ["you"])[0]) + "</h1>")
        elif parts.path == "/page":
            name = PAGES.get(query["name"][0])
            if name is None:
                self.send_error(404)
                return
            with open(os.path.join(ROOT, name), "rb") as file:  # safe: from the table
                self.answer(file.read())
        elif parts.path == "/json":
            self.answer(json.dumps({"name": query["name"][0]}).encode(), "application/json")  # safe: JSON
        elif parts.path == "/go":
            self.send_response(302)
            self.send_header("Location", query["to"][0])  # want open-redirect header-injection
            self.end_headers()
        elif parts.path == "/user":
            self.user(query["id"][0])
        elif parts.path == "/fetch":
            with urllib.request.urlopen(query["url"][0]) as answer:  # want server-side-request-forgery
                self.answer(answer.read(), "text/plain")
        else:
            self.file(parts.path)

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if self.path == "/ping":
            form = urllib.parse.parse_qs(body.decode())
            out = subprocess.getoutput("ping -c 1 " + form["host"][0])  # want command-injection
            self.answer(out.encode(), "text/plain")
        elif self.path == "/state":
            state = pickle.loads(body)  # want unsafe-deserialization
            self.answer(json.dumps(len(state)).encode(), "application/json")
        elif self.path == "/data":
            data = json.loads(body)
            self.answer(str(int(data["n"])).encode())  # safe: a number
        else:
            self.send_error(404, "nothing here")

    def user(self, number):
        connection = sqlite3.connect("status.db")
        try:
            row = connection.execute("SELECT name FROM users WHERE id = %s" % number).fetchone()  # want sql-injection
            row = connection.execute("SELECT name FROM users WHERE id = ?", (number,)).fetchone()  # safe: a parameter
            self.page(html.escape(row[0]))
        except sqlite3.Error as error:
            self.answer(str(error).encode(), "text/plain")

    def file(self, path):
        path = urllib.parse.unquote(path)
        with open(ROOT + path, "rb") as file:  # want path-traversal
            self.answer(file.read(), "application/octet-stream")

    def checked_file(self, path):
        path = os.path.realpath(ROOT + urllib.parse.unquote(self.path))
        if not path.startswith(ROOT + os.sep):
            return self.send_error(404)
        with open(path, "rb") as file:  # safe: inside
            self.answer(file.read(), "application/octet-stream")

    do_HEAD = checked_file

    def page(self, body):
        self.answer(("<html><body>" + body + "</body></html>").encode())  # want cross-site-scripting

    def answer(self, body, kind="text/html"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)  # want exception-exposure


if __name__ == "__main__":
    ThreadingHTTPServer(("", 8000), Handler).serve_forever()
