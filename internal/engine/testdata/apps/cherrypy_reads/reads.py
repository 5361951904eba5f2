import csv
import io
import os
import urllib.request

import cherrypy
from mako.lookup import TemplateLookup
from mako.template import Template
from pymongo import MongoClient
from bson.objectid import ObjectId
from werkzeug.security import check_password_hash, generate_password_hash

mongo = MongoClient(os.environ["MONGO"]).reads
pages = TemplateLookup(directories=["pages"])


def signed_in():
    if "reader" not in cherrypy.session:
        raise cherrypy.HTTPRedirect("/enter")


cherrypy.tools.signed_in = cherrypy.Tool("before_handler", signed_in)


class Shelf:
    @cherrypy.expose
    @cherrypy.tools.signed_in()
    @cherrypy.tools.json_out()
    def default(self, list_id):
        doc = mongo.lists.find_one({"_id": ObjectId(list_id)})  # want object-of-other-user
        return {"title": doc["title"], "books": doc["books"]}

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    @cherrypy.tools.json_out()
    def mine(self, list_id):
        doc = mongo.lists.find_one({"_id": ObjectId(list_id), "owner": cherrypy.session["reader"]})
        return {"title": doc["title"], "books": doc["books"]}

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    @cherrypy.tools.json_in()
    def rename(self, list_id):
        mongo.lists.update_one({"_id": ObjectId(list_id)}, {"$set": cherrypy.request.json})  # want attribute-injection object-of-other-user

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    def throw(self, list_id):
        mongo.lists.delete_one({"_id": ObjectId(list_id), "owner": cherrypy.session["reader"]})  # want csrf-protection-missing
        raise cherrypy.HTTPRedirect("/")

    @cherrypy.expose
    def title(self, list_id):
        doc = mongo.lists.find_one({"_id": ObjectId(list_id)})
        return "<h1>%s</h1>" % doc["title"]  # want stored-cross-site-scripting

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    def export(self, list_id):
        doc = mongo.lists.find_one({"_id": ObjectId(list_id), "owner": cherrypy.session["reader"]})
        out = io.StringIO()
        w = csv.writer(out)
        for b in doc["books"]:
            w.writerow([b["title"], b["note"]])  # want stored-csv-injection
        cherrypy.response.headers["Content-Type"] = "text/csv"
        return out.getvalue()


class Site:
    shelf = Shelf()

    @cherrypy.expose
    def enter(self, name=None, password=None, back="/"):  # want attempts-unlimited
        if cherrypy.request.method != "POST":
            return Template("<form method=post><input name=name value='${n}'></form>").render(n=name)  # want cross-site-scripting
        doc = mongo.readers.find_one({"name": name})
        if doc and check_password_hash(doc["password"], password):
            cherrypy.session["reader"] = doc["_id"]  # want session-kept-at-login
            raise cherrypy.HTTPRedirect(back)  # want open-redirect
        return "no"

    @cherrypy.expose
    def join(self, **fields):
        fields["password"] = generate_password_hash(fields["password"])
        mongo.readers.insert_one(fields)  # want attribute-injection
        raise cherrypy.HTTPRedirect("/enter")

    @cherrypy.expose
    def join_safe(self, name, password):
        mongo.readers.insert_one({"name": name, "password": generate_password_hash(password), "librarian": False})
        raise cherrypy.HTTPRedirect("/enter")

    @cherrypy.expose
    def hello(self, who="you"):
        return Template("Hello " + who).render()  # want template-injection

    @cherrypy.expose
    def hello_safe(self, who="you"):
        return Template("Hello ${who | h}").render(who=who)

    @cherrypy.expose
    @cherrypy.tools.json_in()
    @cherrypy.tools.json_out()
    def query(self):
        return [d["title"] for d in mongo.books.find(cherrypy.request.json["filter"])]  # want nosql-injection

    @cherrypy.expose
    @cherrypy.tools.json_out()
    def by_author(self, author=""):
        return [d["title"] for d in mongo.books.find({"author": author})]

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    def cover(self, url):
        with urllib.request.urlopen(url) as r:  # want server-side-request-forgery
            return r.read()  # want cross-site-scripting

    @cherrypy.expose
    def file(self, name):
        return cherrypy.lib.static.serve_file(os.path.join("/srv/reads", name))  # want path-traversal

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    def upload(self, book):
        with open("/srv/reads/" + book.filename, "wb") as f:  # want path-traversal
            f.write(book.file.read())

    @cherrypy.expose
    @cherrypy.tools.signed_in()
    def make_librarian(self, name):
        mongo.readers.update_one({"name": name}, {"$set": {"librarian": True}})  # want csrf-protection-missing missing-authorization

    @cherrypy.expose
    def reindex(self):  # want missing-authentication
        os.system("reads-index --all")
        return "started"

    @cherrypy.expose
    def leave(self):
        cherrypy.lib.sessions.expire()
        raise cherrypy.HTTPRedirect("/")


def failed():
    cherrypy.response.status = 500
    cherrypy.response.body = [cherrypy._cperror.format_exc().encode()]  # want exception-exposure


if __name__ == "__main__":
    cherrypy.config.update({
        "server.socket_host": "0.0.0.0",
        "tools.sessions.on": True,
        "request.error_response": failed,
        "server.max_request_body_size": 0,
    })
    cherrypy.quickstart(Site())
