from flask import Flask, abort, g, jsonify

app = Flask(__name__)
SCHEMA = "CREATE TABLE IF NOT EXISTS users (id INTEGER, name TEXT, email TEXT, pw TEXT)"
SHOWN = ("id", "name")


def one(statement, *values):
    return g.db.execute(statement, values).fetchone()


@app.get("/users/<int:number>")
def user(number):
    row = one("SELECT * FROM users WHERE id = ?", number)
    if row is None:
        abort(404)
    return jsonify(row)  # want password-column-in-response


@app.get("/admin/users/<int:number>")
def listed(number):
    return jsonify(user=dict(one("SELECT * FROM users WHERE id = ?", number)))  # want password-column-in-response


@app.get("/users/<int:number>/raw")
def raw(number):
    found = one("SELECT * FROM users WHERE id = ?", number) or abort(404)
    return dict(found), 200  # want password-column-in-response


@app.get("/users/<int:number>/card")
def card(number):
    row = one("SELECT * FROM users WHERE id = ?", number)
    return jsonify({k: row[k] for k in SHOWN})


@app.get("/users/<int:number>/named")
def named(number):
    return jsonify(one("SELECT id, name FROM users WHERE id = ?", number))


@app.get("/users/<int:number>/less")
def less(number):
    row = dict(one("SELECT * FROM users WHERE id = ?", number))
    row.pop("pw")
    return jsonify(row)


@app.get("/pets/<int:number>")
def pet(number):
    return jsonify(one("SELECT * FROM pets WHERE id = ?", number))
