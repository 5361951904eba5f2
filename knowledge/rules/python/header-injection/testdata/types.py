"""Types of files, by their endings."""
import mimetypes

import tornado.web


class Download(tornado.web.RequestHandler):
    def get(self, ending):
        self.set_header("Content-Type", mimetypes.types_map.get(ending, "binary"))  # safe: one of the table's
        self.write(b"")


class Named(tornado.web.RequestHandler):
    def get(self, name):
        self.set_header("X-Name", name)  # want header-injection
        self.write(b"")
