"""The database: one connection for each request."""
import sqlite3

from flask import current_app, g


def connection():
    if "db" not in g:
        g.db = sqlite3.connect(current_app.config["DATABASE"])
        g.db.row_factory = sqlite3.Row
    return g.db


def close(error=None):
    db = g.pop("db", None)
    if db is not None:
        db.close()


def query(sql, parameters=(), one=False):
    """Runs a statement and returns its rows, or the first one."""
    cursor = connection().execute(sql, parameters)
    rows = cursor.fetchall()
    if one:
        return rows[0] if rows else None
    return rows


def change(sql, parameters=()):
    """Runs a statement that changes data and returns the id of the row."""
    cursor = connection().execute(sql, parameters)
    connection().commit()
    return cursor.lastrowid


def init_app(app):
    app.teardown_appcontext(close)
    with app.app_context(), app.open_resource("schema.sql", "r") as schema:
        connection().executescript(schema.read())
