# profile: default
"""Handlers of Tornado are given what stands in their routes."""
import sqlite3

import tornado.web


class Store:
    def __init__(self, path):
        self.con = sqlite3.connect(path)
    def all(self, sql, *args):
        return self.con.execute(sql, args).fetchall()
    def one(self, sql, *args):
        return self.con.execute(sql, args).fetchone()
    def do(self, sql, *args):
        with self.con:
            return self.con.execute(sql, args).lastrowid


class Base(tornado.web.RequestHandler):
    def initialize(self, store):
        self.store = store


class M(Base):
    def get(self, mid):
        for c in self.store.all("select * from comments where match_id = ?", int(mid)):
            self.write("<b>" + c["body"])  # want stored-cross-site-scripting
        m = self.store.one("select * from comments where match_id = ?", int(mid))
        self.write("<b>" + m["body"])  # want stored-cross-site-scripting


class P(Base):
    def post(self, mid):
        self.store.do("insert into comments (match_id, user_id, body) values (?, ?, ?)", int(mid), self.current_user["id"], self.get_argument("text"))


def main():
    store = Store("x")
    args = dict(store=store)
    return tornado.web.Application([(r"/a/(.*)", M, {"store": store}), (r"/p/(.*)", P, args)])
main()
