import pymysql
import tornado.web


class BaseHandler(tornado.web.RequestHandler):
    @property
    def db(self):
        if not hasattr(self, "_db"):
            self._db = pymysql.connect(host="localhost", user="notes", database="notes")
        return self._db

    def get_current_user(self):
        return self.get_signed_cookie("user")

    def rows(self, sql, parameters=None):
        with self.db.cursor(pymysql.cursors.DictCursor) as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    def text(self, name):
        return self.get_argument(name, "").strip()
