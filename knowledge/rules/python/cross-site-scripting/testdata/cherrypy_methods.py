"""The method dispatcher's pages."""
import html

import cherrypy


class Note:
    exposed = True

    @cherrypy.tools.json_out()
    def GET(self, ident=None):
        return {"id": ident}

    def POST(self, ident, name):
        cherrypy.response.headers["Content-Type"] = "text/plain"
        return "stored " + name

    def PUT(self, ident, name):
        return "<p>stored " + name + "</p>"  # want cross-site-scripting

    def DELETE(self, ident):
        return "<p>deleted " + html.escape(ident) + "</p>"
