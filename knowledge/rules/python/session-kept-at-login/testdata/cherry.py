import cherrypy


class Root:
    @cherrypy.expose
    def login(self, name, word):
        cherrypy.session["user"] = find(name).name  # want session-kept-at-login
        return "ok"

    @cherrypy.expose
    def count(self):
        cherrypy.session["count"] = 1
        return "ok"


def find(name):
    return load()[name]


def load():
    return open_store().users
