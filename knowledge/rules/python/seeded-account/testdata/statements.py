"""Accounts that statements put into a table."""
import hashlib
import os
import sqlite3

TABLES = """
CREATE TABLE members (id INTEGER PRIMARY KEY, username TEXT, password TEXT, role TEXT);
CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT);
"""


def set_up(con):
    con.executescript(TABLES)
    con.execute("INSERT INTO members (username, password, role) VALUES ('admin', 'admin123', 'admin')")  # want seeded-account


def set_up_values(con):
    con.execute("INSERT OR IGNORE INTO members (username, password, role) VALUES (?, ?, ?)", ("root", "toor", "admin"))  # want seeded-account


def set_up_digest(con):
    con.execute("INSERT INTO members (username, password) VALUES (?, ?)", ("root", hashlib.sha256(b"toor99").hexdigest()))  # want seeded-account


def set_up_safely(con):
    con.execute("INSERT INTO members (username, password) VALUES (?, ?)", ("root", hashlib.sha256(os.environb[b"ROOT_PASSWORD"]).hexdigest()))
    con.execute("INSERT INTO members (username, password) VALUES ('importer', '!')")


def books(con):
    con.execute("INSERT INTO books (title) VALUES ('Password')")
    con.execute("INSERT INTO members (username, role) VALUES ('reader', 'reader')")


def join(con, name, digest):
    con.execute("INSERT INTO members (username, password, role) VALUES (?, ?, ?)", (name, digest, "reader"))
