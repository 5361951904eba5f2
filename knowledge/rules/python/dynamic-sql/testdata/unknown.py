"""Parts of which nothing is known, and receivers that nothing defines."""
import sqlite3
from settings import TABLE

cur.execute("SELECT * FROM notes WHERE name = '%s'" % name)  # want dynamic-sql
cur.execute("SELECT * FROM notes WHERE name = '%s'", name)
cur.execute("SELECT * FROM %s" % TABLE)  # silent: a constant of another module

db = sqlite3.connect("notes.db")


def called():
    name = ask()
    db.execute(f"SELECT * FROM notes WHERE name = '{name}'")  # want dynamic-sql
    db.execute("SELECT * FROM notes WHERE name = " + quote(ask()))  # safe: quoted
    db.execute("SELECT * FROM notes LIMIT %s" % len(ask()))  # safe: a number
    db.execute("SELECT * FROM notes WHERE name = ?", (ask(),))


def joined():
    names = ask()
    db.execute("SELECT * FROM notes WHERE name IN (%s)" % ",".join(names))  # want dynamic-sql
    db.execute("SELECT * FROM notes ORDER BY {}".format("name" if ask() else "id"))
