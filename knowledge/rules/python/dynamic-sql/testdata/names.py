# profile: strict
"""Names that own helpers quote, and names that the program's classes have."""
import sqlite3

from clickhouse_driver import quote_identifier

MARK = '"'
EMPTY = "DELETE FROM %s"


def _between(name):
    return MARK + name.replace(MARK, MARK + MARK) + MARK


def _in_front(name):
    return MARK + name


def doubled(cursor: sqlite3.Cursor, name, schema=None):
    name = _between(name)
    if schema is not None:
        name = _between(schema) + "." + name
    cursor.execute(EMPTY % name)


def not_doubled(cursor: sqlite3.Cursor, name):
    cursor.execute(EMPTY % _in_front(name))  # want dynamic-sql


def by_a_library(cursor: sqlite3.Cursor, name):
    cursor.execute(f"DELETE FROM {quote_identifier(name)}")


def by_a_library_in_part(cursor: sqlite3.Cursor, name, column):
    cursor.execute(f"DELETE FROM {quote_identifier(name)} WHERE {column} IS NULL")  # want dynamic-sql


class Store:
    def __init__(self, model, name):
        self.model = model
        self.name = name

    def empty(self, cursor: sqlite3.Cursor):
        cursor.execute(f"DELETE FROM {self.model._meta.db_table}")
        cursor.execute("SELECT %s FROM %s" % (self.model.column.name, self.model.__tablename__))

    def empty_by_name(self, cursor: sqlite3.Cursor):
        cursor.execute(f"DELETE FROM {self.name}")  # want dynamic-sql


class Transaction:
    def __init__(self, name):
        self.name = name
        self.name_quoted = quote_identifier(name)

    def release(self, cursor: sqlite3.Cursor):
        cursor.execute(f"RELEASE SAVEPOINT {self.name}")

    def back(self, cursor: sqlite3.Cursor):
        cursor.execute("rollback to savepoint " + self.name)

    def lock(self, cursor: sqlite3.Cursor):
        cursor.execute("LOCK {}".format(self.name_quoted))

    def lock_by_name(self, cursor: sqlite3.Cursor):
        cursor.execute("LOCK {}".format(self.name))  # want dynamic-sql
