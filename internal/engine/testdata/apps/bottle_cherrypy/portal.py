import os
import subprocess
from urllib.request import urlopen

import cherrypy
import mysql.connector
from cherrypy.lib.static import serve_file
from xml.sax.saxutils import escape

BASE = os.path.abspath("files")


class Portal:
    def __init__(self):
        self.admin = Admin()

    @cherrypy.expose
    def index(self, name="visitor"):
        return "<h1>Hello %s</h1>" % name  # want cross-site-scripting

    @cherrypy.expose
    def escaped(self, name="visitor"):
        return "<h1>Hello %s</h1>" % escape(name)  # safe: escaped

    @cherrypy.expose
    @cherrypy.tools.json_out()
    def user(self, id):
        db = mysql.connector.connect(host="localhost", database="portal")
        cursor = db.cursor(dictionary=True)
        cursor.execute("SELECT * FROM users WHERE id = " + id)  # want sql-injection
        first = cursor.fetchone()
        cursor.execute("SELECT * FROM users WHERE id = %s", (id,))  # safe: a parameter
        return [first, cursor.fetchone()]

    @cherrypy.expose
    def download(self, name):
        path = os.path.join(BASE, name)
        return serve_file(path, "application/x-download", "attachment")  # want path-traversal

    @cherrypy.expose
    def download_checked(self, name):
        path = os.path.abspath(os.path.join(BASE, name))
        if os.path.commonpath([BASE, path]) != BASE:
            raise cherrypy.HTTPError(403)
        return serve_file(path, "application/x-download", "attachment")  # safe: below the folder

    @cherrypy.expose
    def go(self, to="/"):
        raise cherrypy.HTTPRedirect(to)  # want open-redirect

    def helper(self, name):
        return "<h1>" + name + "</h1>"  # safe: not exposed


class Admin:
    @cherrypy.expose
    def run(self, tool, argument):
        out = subprocess.check_output([tool, argument])  # want command-injection
        cherrypy.response.headers["Content-Type"] = "text/plain"
        return out

    @cherrypy.expose
    def ls(self, folder):
        cherrypy.response.headers["Content-Type"] = "text/plain"
        return subprocess.check_output(["ls", "--", folder])  # safe: after the options

    @cherrypy.expose
    def fetch(self, url):
        cherrypy.response.headers["Content-Type"] = "text/plain"
        return urlopen(url).read()  # want server-side-request-forgery

    @cherrypy.expose
    def login(self, name):
        cherrypy.session["greeting"] = name  # want trust-boundary-violation
        return "ok"


if __name__ == "__main__":
    cherrypy.quickstart(Portal())
