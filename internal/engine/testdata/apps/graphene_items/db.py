import sqlite3


def run(sql):
    return sqlite3.connect("x").execute(sql).fetchall()
