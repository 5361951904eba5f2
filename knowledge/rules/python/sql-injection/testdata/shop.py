import sqlite3

from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
COLUMNS = {"name": "name", "price": "price"}


def connect():
    if "db" not in g:
        g.db = sqlite3.connect("/srv/shop.db")
    return g.db


@app.get("/concatenated")
def concatenated():
    db = sqlite3.connect("/srv/shop.db")
    rows = db.execute("SELECT * FROM items WHERE name = '" + request.args["name"] + "'")  # want sql-injection
    return jsonify(count=len(rows.fetchall()))


@app.get("/formatted")
def formatted():
    cursor = connect().cursor()
    cursor.execute(f"SELECT * FROM items WHERE name LIKE '%{request.args['name']}%'")  # want sql-injection
    return jsonify(count=len(cursor.fetchall()))


@app.get("/percent")
def percent():
    query = "SELECT * FROM items WHERE id = %s" % request.args.get("id")
    connection = sqlite3.connect("/srv/shop.db")
    with connection:
        connection.execute(query)  # want sql-injection
    return jsonify(ok=True)


@app.post("/script")
def script():
    sqlite3.connect("/srv/shop.db").executescript("DELETE FROM cart WHERE user = " + request.form["user"])  # want sql-injection
    return jsonify(ok=True)


@app.get("/sorted")
def sort_column():
    db = sqlite3.connect("/srv/shop.db")
    rows = db.execute("SELECT * FROM items ORDER BY {}".format(request.args["sort"]))  # want sql-injection
    return jsonify(count=len(rows.fetchall()))


@app.get("/quotes")
def doubled_quotes():
    name = request.args["name"].replace('"', '""')
    db = sqlite3.connect("/srv/shop.db")
    db.execute("SELECT * FROM items WHERE name = '%s'" % name)  # want sql-injection
    return jsonify(ok=True)


@app.get("/parameters")
def parameters():
    db = sqlite3.connect("/srv/shop.db")
    rows = db.execute("SELECT * FROM items WHERE name = ?", (request.args["name"],))
    return jsonify(count=len(rows.fetchall()))


@app.get("/named")
def named():
    cursor = connect().cursor()
    cursor.execute("SELECT * FROM items WHERE name = :name", {"name": request.args["name"]})
    return jsonify(count=len(cursor.fetchall()))


@app.get("/number")
def number():
    db = sqlite3.connect("/srv/shop.db")
    db.execute("SELECT * FROM items WHERE id = %d" % int(request.args["id"]))
    return jsonify(ok=True)


@app.get("/column")
def known_column():
    column = COLUMNS.get(request.args["sort"], "name")
    db = sqlite3.connect("/srv/shop.db")
    db.execute("SELECT * FROM items ORDER BY " + column)
    return jsonify(ok=True)


@app.get("/direction")
def checked_direction():
    direction = request.args["direction"]
    if direction not in ("ASC", "DESC"):
        abort(400)
    db = sqlite3.connect("/srv/shop.db")
    db.execute("SELECT * FROM items ORDER BY name " + direction)
    return jsonify(ok=True)


@app.get("/placeholders")
def placeholders():
    names = request.args.getlist("name")
    marks = ", ".join("?" for _ in names)
    db = sqlite3.connect("/srv/shop.db")
    db.execute("SELECT * FROM items WHERE name IN (" + marks + ")", names)
    return jsonify(ok=True)


def quoted(name):
    return '"' + str(name).replace('"', '""') + '"'


@app.get("/identifiers")
def identifiers():
    db = sqlite3.connect("/srv/shop.db")
    db.execute(f"CREATE TABLE IF NOT EXISTS {quoted(request.args['name'])} (id INT)")  # safe: a quoted name
    return jsonify(ok=True)


@app.get("/identifiers-bare")
def identifiers_bare():
    name = request.args["name"].replace('"', '""')
    db = sqlite3.connect("/srv/shop.db")
    db.execute(f"CREATE TABLE IF NOT EXISTS {name} (id INT)")  # want sql-injection
    return jsonify(ok=True)
