import sqlite3
from collections.abc import Mapping

from flask import Flask, request

app = Flask(__name__)


class Numbered:
    def __init__(self):
        self.count = 0
        self.values = {}

    def next(self, value):
        name = str(self.count)
        self.count += 1
        self.values[name] = value
        return name


def where(conditions):
    if isinstance(conditions, dict):
        pairs = []
        for column in conditions:
            pairs.append((column, conditions[column]))
        conditions = pairs
    names = Numbered()
    parts = []
    for column, value in conditions:
        if not isinstance(value, list):
            value = [value]
        parts.append(" OR ".join("%s = :%s" % (column, names.next(v)) for v in value))
    return " AND ".join(parts), names.values


def where_mapping(conditions):
    if isinstance(conditions, Mapping):
        conditions = [(column, conditions[column]) for column in conditions]
    return " AND ".join(column + " = ?" for column, _ in conditions), [value for _, value in conditions]


def run(statement, values):
    return sqlite3.connect("a.db").execute(statement, values).fetchall()


@app.get("/pairs")
def pairs():
    text, values = where([("name", request.args["name"])])
    return run("SELECT * FROM items WHERE " + text, values)


@app.get("/names")
def names():
    text, values = where({"name": request.args["name"], "kind": request.args["kind"]})
    return run("SELECT * FROM items WHERE " + text, values)


@app.get("/mapping")
def mapping():
    text, values = where_mapping({"name": request.args["name"]})
    return run("SELECT * FROM items WHERE " + text, values)


@app.get("/mapping-pairs")
def mapping_pairs():
    text, values = where_mapping([("name", request.args["name"])])
    return run("SELECT * FROM items WHERE " + text, values)


@app.get("/column")
def column():
    text, values = where([(request.args["column"], "a")])
    return run("SELECT * FROM items WHERE " + text, values)  # want sql-injection


@app.get("/any-column")
def any_column():
    text, values = where({request.args["column"]: "a"})
    return run("SELECT * FROM items WHERE " + text, values)  # want sql-injection


@app.get("/body")
def body():
    text, values = where(request.get_json())
    return run("SELECT * FROM items WHERE " + text, values)  # want sql-injection


@app.get("/body-mapping")
def body_mapping():
    text, values = where_mapping(request.get_json())
    return run("SELECT * FROM items WHERE " + text, values)  # want sql-injection


@app.get("/column-mapping")
def column_mapping():
    text, values = where_mapping([(request.args["column"], "a")])
    return run("SELECT * FROM items WHERE " + text, values)  # want sql-injection


@app.get("/value")
def value():
    text, values = where({"name": "a"})
    return run("SELECT * FROM items WHERE " + text + " AND kind = '" + request.args["kind"] + "'", values)  # want sql-injection
