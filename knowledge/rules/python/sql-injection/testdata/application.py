import sqlite3

import tornado.web


class Database:
    def all(self, sql, *parameters):
        return sqlite3.connect("app.db").execute(sql, parameters).fetchall()

    def search(self, words):
        condition = " or ".join("name like '%" + w + "%'" for w in words.split())
        return self.all("select * from items where " + (condition or "1"))  # want sql-injection

    def search_bound(self, words):
        parts = words.split()
        condition = " or ".join("name like ?" for _ in parts)
        return self.all("select * from items where " + (condition or "1"), *parts)


class Base(tornado.web.RequestHandler):
    @property
    def db(self):
        return self.application.db


class Search(Base):
    def get(self):
        self.write({"rows": self.db.search(self.get_argument("q"))})


class BoundSearch(Base):
    def get(self):
        self.write({"rows": self.db.search_bound(self.get_argument("q"))})


class Application(tornado.web.Application):
    def __init__(self):
        self.db = Database()
        super().__init__([("/search", Search), ("/bound", BoundSearch)])
