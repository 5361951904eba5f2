import sqlite3

TABLES = """
create table if not exists clerk (id integer primary key, name text, password text, grade text, days int default 20);
create table if not exists letter (id integer primary key, clerk int, body text);
create table if not exists ticket (id integer primary key, keeper int references clerk(id), text text);
create table if not exists stamp (id integer primary key, label text);
create table if not exists sessions (sid text, clerk int);
"""


def connect():
    c = sqlite3.connect("/srv/post/post.db")
    c.row_factory = sqlite3.Row
    return c


def ask(sql, args=()):
    with connect() as c:
        return c.execute(sql, args).fetchall()


def ask1(sql, args=()):
    rows = ask(sql, args)
    return rows[0] if rows else None


def tell(sql, args=()):
    with connect() as c:
        return c.execute(sql, args).rowcount


def create():
    with connect() as c:
        c.executescript(TABLES)
