import ast
import sqlite3

from flask import Flask, g, request

app = Flask(__name__)


def db():
    if "db" not in g:
        g.db = sqlite3.connect("shop.db")
        g.db.row_factory = sqlite3.Row
    return g.db


@app.post("/columns")
def add_column():
    db().execute("INSERT INTO columns (title, formula, width, kind, factor) VALUES (?, ?, ?, 'sum', ?)",
                 (request.form["title"], request.form["formula"], int(request.form["width"]), request.form["factor"]))
    db().commit()
    return "ok"


@app.get("/columns/<int:number>")
def compute(number):
    row = db().execute("SELECT * FROM columns WHERE id = ?", (number,)).fetchone()
    return {"value": eval(row["formula"], {}, {"x": 1})}  # want stored-eval-injection


@app.get("/columns")
def compute_all():
    rows = db().execute("SELECT title, formula FROM columns").fetchall()
    return {title: eval(formula) for title, formula in rows}  # want stored-eval-injection


def first_formula():
    return db().execute("SELECT formula FROM columns ORDER BY id").fetchone()[0]


@app.get("/first")
def compute_first():
    return {"value": eval(first_formula())}  # want stored-eval-injection


# Columns that hold what the program wrote, or what can do no harm.
@app.get("/kinds/<int:number>")
def compute_kind(number):
    row = db().execute("SELECT * FROM columns WHERE id = ?", (number,)).fetchone()
    return {"value": eval(row["kind"] + "([1, 2])")}


@app.get("/widths/<int:number>")
def compute_width(number):
    row = db().execute("SELECT * FROM columns WHERE id = ?", (number,)).fetchone()
    return {"value": eval(f"{row['width']} * 2")}


@app.get("/factors/<int:number>")
def compute_factor(number):
    row = db().execute("SELECT * FROM columns WHERE id = ?", (number,)).fetchone()
    return {"value": ast.literal_eval(row["factor"])}


# Nobody outside fills this table.
@app.get("/prices")
def compute_prices():
    row = db().execute("SELECT expression FROM price_rules").fetchone()
    return {"value": eval(row["expression"])}
