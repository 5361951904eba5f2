# threat-model: library
"""Whoever passes a query means that query."""
import sqlite3


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def query(self, text):
        return self.db.execute(text).fetchall()  # safe: the query that it was given

    def table(self, name):
        return self.db.execute("SELECT * FROM " + name).fetchall()  # want sql-injection
