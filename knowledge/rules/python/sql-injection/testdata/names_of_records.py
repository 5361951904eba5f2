import sqlite3

from flask import Flask, request

app = Flask(__name__)


class UnknownColumn(Exception):
    pass


def run(statement):
    return sqlite3.connect("a.db").execute(statement).fetchall()


def checked(*, plan, name):
    for candidate in plan.candidates:
        if candidate.name == name:
            return candidate
    raise UnknownColumn(name)


def found(*, plan, name):
    for candidate in plan.candidates:
        if candidate.name == name:
            return candidate
    return None


@app.get("/checked")
def with_check():
    name = request.args["name"]
    checked(plan=app.plan, name=name)
    return run("SELECT DISTINCT %s FROM items" % name)


@app.get("/found")
def with_find():
    name = request.args["name"]
    if found(plan=app.plan, name=name) is None:
        app.logger.warning("unknown")
    return run("SELECT DISTINCT %s FROM items" % name)  # want sql-injection


@app.post("/own")
def own_list():
    body = request.get_json()
    name = request.args["name"]
    for column in body["columns"]:
        if column["name"] == name:
            break
    else:
        raise UnknownColumn(name)
    return run("SELECT DISTINCT %s FROM items" % name)  # want sql-injection
