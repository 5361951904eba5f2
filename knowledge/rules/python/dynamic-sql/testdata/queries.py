import sqlite3

from django.contrib.auth.models import User
from django.db.models.expressions import RawSQL

TABLE = "users"


def by_name(cursor: sqlite3.Cursor, name):
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)  # want dynamic-sql


def by_format(cursor: sqlite3.Cursor, name):
    cursor.execute("SELECT * FROM users WHERE name = '{}'".format(name))  # want dynamic-sql


def by_f_string(cursor: sqlite3.Cursor, table):
    cursor.execute(f"DELETE FROM {table}")  # want dynamic-sql


def by_addition(cursor: sqlite3.Cursor, name):
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    cursor.execute(query)  # want dynamic-sql


def ordered(clause):
    return User.objects.extra(where=[clause])  # want dynamic-sql


def annotated(expression):
    return User.objects.annotate(v=RawSQL(expression, ()))  # want dynamic-sql


def bound(cursor: sqlite3.Cursor, name):
    cursor.execute("SELECT * FROM users WHERE name = ?", (name,))


def constant(cursor: sqlite3.Cursor):
    cursor.execute(f"SELECT * FROM {TABLE}")


def number(cursor: sqlite3.Cursor, limit):
    cursor.execute("SELECT * FROM users LIMIT %d" % int(limit))


def placeholders(cursor: sqlite3.Cursor, ids):
    marks = ",".join("?" * len(ids))
    cursor.execute(f"SELECT * FROM users WHERE id IN ({marks})", ids)


def passed_on(cursor: sqlite3.Cursor, query):
    cursor.execute(query)


def raw_constant():
    return User.objects.annotate(v=RawSQL("a + b", ()))
