"""All access to the database goes through here."""
import sqlite3
from contextlib import contextmanager

PATH = "/srv/notes.db"


def connect():
    connection = sqlite3.connect(PATH, detect_types=sqlite3.PARSE_DECLTYPES)
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def cursor():
    connection = connect()
    try:
        yield connection.cursor()
        connection.commit()
    finally:
        connection.close()


def run(sql, *parameters):
    with cursor() as c:
        c.execute(sql, parameters)
        return c.fetchall()


def find(table, **conditions):
    """Rows of a table whose columns have these values; values are parameters, names come from the code."""
    where = " AND ".join(f"{name} = ?" for name in conditions)
    with cursor() as c:
        c.execute(f"SELECT * FROM {table} WHERE {where}", tuple(conditions.values()))  # safe: names are the code's
        return c.fetchall()


def find_where(table, where):
    with cursor() as c:
        c.execute("SELECT * FROM {} WHERE {}".format(table, where))  # want sql-injection
        return [dict(row) for row in c]


class Table:
    def __init__(self, name):
        self.name = name
        self.limit = 50

    def page(self, number):
        return run(f"SELECT * FROM {self.name} LIMIT ? OFFSET ?", self.limit, number * self.limit)

    def like(self, column, text):
        with cursor() as c:
            c.execute(f"SELECT * FROM {self.name} WHERE {column} LIKE '%{text}%'")  # want sql-injection
            return c.fetchall()

    def delete(self, key):
        with cursor() as c:
            c.execute(f"DELETE FROM {self.name} WHERE id = ?", (key,))  # safe: parameter
