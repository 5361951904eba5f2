"""Statements that are put together, and who executes them."""
import logging
import sqlite3

from elsewhere import TABLE, run

db = sqlite3.connect("notes.db")
log = logging.getLogger(__name__)


def by_name(name):
    return "SELECT * FROM notes WHERE name = '" + name + "'"  # want sql-text-built


def kept(name):
    query = "UPDATE notes SET seen = 1 WHERE name = '%s'" % name  # want sql-text-built
    later = f"DELETE FROM notes WHERE name = '{name}'"  # want sql-text-built
    return [query, later]


class Notes:
    def __init__(self, name):
        self.query = "INSERT INTO notes VALUES ('{}')".format(name)  # want sql-text-built


def handed_on(name):
    run(f"select * from notes where name = '{name}'")  # want sql-text-built


def executed(name):
    query = "SELECT * FROM notes WHERE name = '" + name + "'"  # told where it is executed
    return db.execute(query)


def helper(query):
    return db.execute(query)


def through_helper(name):
    return helper("SELECT * FROM notes WHERE name = '" + name + "'")


def called(name):
    return "SELECT * FROM notes WHERE name = '" + name + "'"  # told where the caller executes it


def caller(name):
    return db.execute(called(name))


def constant():
    return "SELECT * FROM " + TABLE


def numbered(name):
    return "SELECT * FROM notes LIMIT %d" % len(name)


def sentences(name):
    log.info("Select one from %s" % name)
    log.info("SELECT * FROM %s" % name)
    return f"update available: {name}", "Delete from %s?" % name, "select a place, " + name


def bound(name):
    return "SELECT * FROM notes WHERE name = ?", (name,)


PREFIX = getattr(settings, "PREFIX", "")
ALL = f"SELECT * FROM {PREFIX}notes"  # silent: a setting


class Statements:
    ALL = f"SELECT * FROM {PREFIX}notes"  # silent: the same
    ONE = f"SELECT * FROM notes WHERE name = '{nothing_that_is_defined}'"  # want sql-text-built
