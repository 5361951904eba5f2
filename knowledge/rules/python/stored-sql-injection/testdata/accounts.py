import psycopg2
from flask import Flask, request, session

app = Flask(__name__)


def connect():
    return psycopg2.connect("dbname=shop")


@app.post("/register")
def register():
    with connect() as conn, conn.cursor() as cur:
        cur.execute("INSERT INTO users (name, password_hash, age, role) VALUES (%s, %s, %s, 'user')",
                    (request.form["name"], hash_password(request.form["password"]), int(request.form["age"])))
    return "ok"


@app.post("/filters")
def save_filter():
    with connect() as conn, conn.cursor() as cur:
        cur.execute("UPDATE settings SET sort_by = %(sort)s, condition = %(condition)s WHERE owner = %(owner)s",
                    {"sort": request.form["sort"], "condition": request.form["condition"], "owner": session["user"]})
    return "ok"


def hash_password(text):
    import hashlib
    return hashlib.scrypt(text.encode(), salt=b"0" * 16, n=2**14, r=8, p=1).hex()


@app.get("/orders/<int:number>")
def orders(number):
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT name FROM users WHERE id = %s", (number,))
        name = cur.fetchone()[0]
        cur.execute("SELECT * FROM orders WHERE customer = '" + name + "'")  # want stored-sql-injection
        return {"orders": cur.fetchall()}


@app.get("/search")
def search():
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT condition FROM settings WHERE owner = %s", (session["user"],))
        (condition,) = cur.fetchone()
        cur.execute(f"SELECT * FROM items WHERE {condition}")  # want stored-sql-injection
        return {"items": cur.fetchall()}


class Report:
    def __init__(self, cur):
        self.cur = cur

    def owner(self, number):
        self.cur.execute("SELECT id, name FROM users WHERE id = %s", (number,))
        return self.cur.fetchone()

    def lines(self, number):
        owner = self.owner(number)
        self.cur.execute("SELECT * FROM lines WHERE owner = '%s'" % owner[1])  # want stored-sql-injection
        return self.cur.fetchall()


# Bound, a number, written by the program, or the database's own catalog.
@app.get("/orders-bound/<int:number>")
def orders_bound(number):
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT name FROM users WHERE id = %s", (number,))
        cur.execute("SELECT * FROM orders WHERE customer = %s", (cur.fetchone()[0],))
        return {"orders": cur.fetchall()}


@app.get("/peers/<int:number>")
def peers(number):
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT age FROM users WHERE id = %s", (number,))
        cur.execute("SELECT count(*) FROM users WHERE age = %s" % cur.fetchone()[0])
        return {"count": cur.fetchone()[0]}


@app.get("/roles/<int:number>")
def roles(number):
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT role FROM users WHERE id = %s", (number,))
        cur.execute(f"SET ROLE {cur.fetchone()[0]}")
        return "ok"


def truncate_all():
    with connect() as conn, conn.cursor() as cur:
        cur.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cur.fetchall():
            cur.execute(f"TRUNCATE {table}")
