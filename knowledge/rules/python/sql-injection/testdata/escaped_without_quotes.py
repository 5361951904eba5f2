# profile: default
import MySQLdb
import pymysql
from flask import Flask, request
from pymysql.converters import escape_string

app = Flask(__name__)


def db():
    return pymysql.connect(host="db", user="forum", database="forum")


def clean(value):
    return escape_string(value.strip())


def by_number(value):
    return "SELECT id FROM thread WHERE board_id = " + value


def by_name(value):
    return "SELECT id FROM thread WHERE title = '%s'" % value


def of(condition):
    return "SELECT id FROM thread WHERE " + condition


@app.get("/threads")
def threads():
    board = clean(request.args["board"])
    with db().cursor() as cur:
        cur.execute("SELECT id, title FROM thread WHERE board_id = " + board)  # want sql-injection
        cur.execute("SELECT id, title FROM thread WHERE board_id = %s ORDER BY id" % board)  # want sql-injection
        cur.execute(f"SELECT id, title FROM thread ORDER BY {board}")  # want sql-injection
        cur.execute("SELECT id, title FROM `%s`" % board)  # want sql-injection
        cur.execute("SELECT id, title FROM thread WHERE title = '" + board + "'")
        cur.execute(f"SELECT id, title FROM thread WHERE title LIKE '%{board}%'")
        cur.execute("SELECT id, title FROM thread WHERE title = '{}' AND id > {}".format(board, int(request.args["after"])))
        cur.execute("SELECT id, title FROM thread WHERE title IN ('" + "', '".join(clean(t) for t in request.args.getlist("t")) + "')")
        return {"threads": cur.fetchall()}


@app.get("/helped")
def helped():
    board = clean(request.args["board"])
    with db().cursor() as cur:
        cur.execute(by_number(board))  # want sql-injection
        cur.execute(by_name(board))
        cur.execute(of("title = '" + board + "'"))
        cur.execute(of("board_id = " + board))  # want sql-injection
        return {"threads": cur.fetchall()}


@app.get("/filters")
def filters():
    conditions = ["visible"]
    for column in ("title", "author"):
        if column in request.args:
            conditions.append(column + " = '" + clean(request.args[column]) + "'")
    with db().cursor() as cur:
        cur.execute("SELECT id FROM thread WHERE " + " AND ".join(conditions))
        return {"threads": cur.fetchall()}


@app.get("/literals")
def literals():
    con = MySQLdb.connect(host="db")
    cur = con.cursor()
    cur.execute("SELECT id FROM thread WHERE title = " + con.literal(request.args["t"]).decode())
    cur.execute("SELECT id FROM thread WHERE id = " + MySQLdb.escape_string(request.args["t"]).decode())  # want sql-injection
    return {"threads": cur.fetchall()}
