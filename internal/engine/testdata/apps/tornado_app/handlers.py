import json
import os
import pickle
import shlex
import subprocess

import tornado.escape
import tornado.httpclient
import tornado.template
import tornado.web

from base import BaseHandler


class HomeHandler(BaseHandler):
    def get(self):
        name = self.get_query_argument("name", "visitor")
        if self.get_argument("escaped", None):
            self.write("<h1>Hello " + tornado.escape.xhtml_escape(name) + "</h1>")  # safe: escaped
        elif self.get_argument("json", None):
            self.write({"name": name})  # safe: a dictionary is sent as JSON
        elif self.get_argument("page", None):
            self.render("home.html", name=name)  # safe: templates escape
        else:
            self.write("<h1>Hello " + name + "</h1>")  # want cross-site-scripting


class LoginHandler(BaseHandler):
    def post(self):
        name = self.get_body_argument("name")
        found = self.rows("SELECT id FROM users WHERE name = %s", (name,))
        if found:
            self.set_signed_cookie("user", str(found[0]["id"]))  # want cookie-without-secure cookie-without-httponly
            self.redirect(self.get_argument("next", "/"))  # want open-redirect
        else:
            self.redirect("/login?name=" + tornado.escape.url_escape(name))  # safe: stays here


class NoteHandler(BaseHandler):
    def get(self, number):
        self.write({"notes": self.rows("SELECT * FROM notes WHERE id = " + number)})  # safe: figures only

    @tornado.web.authenticated
    def post(self, number):
        body = json.loads(self.request.body)
        self.rows("UPDATE notes SET text = %(text)s WHERE id = %(id)s", {"text": body["text"], "id": number})


class SearchHandler(BaseHandler):
    def get(self):
        words = self.text("q")
        found = self.rows("SELECT * FROM notes WHERE text LIKE '%" + words + "%'")  # want sql-injection
        loader = tornado.template.Loader("templates")
        self.write(loader.load("search.html").generate(words=words, found=found))  # safe: the template escapes

    def post(self):
        pattern = self.text("template")
        self.write(tornado.template.Template("<p>" + pattern + "</p>").generate())  # want template-injection


class AvatarHandler(BaseHandler):
    def get(self, path):
        with open(os.path.join("/srv/avatars", path), "rb") as file:  # want path-traversal
            self.set_header("Content-Type", "image/png")
            self.write(file.read())

    def post(self, path):  # want missing-authentication
        upload = self.request.files["file"][0]
        name = os.path.basename(upload["filename"])
        with open("/srv/avatars/" + name, "wb") as file:  # safe: the last part only
            file.write(upload["body"])
        with open("/srv/avatars/original-" + upload["filename"], "wb") as file:  # want path-traversal
            file.write(upload["body"])


class FeedHandler(BaseHandler):
    async def get(self):
        client = tornado.httpclient.AsyncHTTPClient()
        answer = await client.fetch(self.get_argument("url"))  # want server-side-request-forgery
        self.write({"size": len(answer.body)})

    async def post(self):
        client = tornado.httpclient.AsyncHTTPClient()
        answer = await client.fetch("https://feeds.example.com/?id=" + self.get_argument("id"))  # safe: host is fixed
        self.write({"size": len(answer.body)})


class ReportHandler(BaseHandler):
    def get(self, name):
        state = self.get_cookie("state")
        if state:
            settings = pickle.loads(tornado.escape.utf8(state))  # want unsafe-deserialization
        signed = self.get_secure_cookie("signed")
        if signed:
            settings = json.loads(signed)  # safe: JSON
        self.set_header("Content-Type", "text/plain")
        self.write("report " + name)  # safe: plain text

    def write_error(self, status_code, **kwargs):
        self.finish("Error %d" % status_code)  # safe: a number


class CommandHandler(BaseHandler):
    COMMANDS = {"uptime": "uptime", "disk": "df -h"}

    def post(self):
        name = self.get_argument("name")
        if name in self.COMMANDS:
            out = subprocess.check_output(self.COMMANDS[name], shell=True)  # safe: from the table
        else:
            out = subprocess.check_output("man " + name, shell=True)  # want command-injection
        quoted = subprocess.check_output("man " + shlex.quote(name), shell=True)  # safe: quoted
        self.set_header("Content-Type", "text/plain")
        self.write(out + quoted)
