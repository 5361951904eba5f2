"""What a cookie of Tornado holds is quoted."""
import json
import pickle

import tornado.escape
import tornado.web


class Settings(tornado.web.RequestHandler):
    def get(self):
        raw = self.get_cookie("prefs")
        self.write(str(pickle.loads(tornado.escape.url_unescape(raw, encoding=None))))  # want unsafe-deserialization

    def post(self):
        raw = self.get_cookie("prefs")
        self.write(str(json.loads(tornado.escape.url_unescape(raw))))

    def put(self):
        self.write(str(pickle.loads(self.get_secure_cookie("prefs"))))
