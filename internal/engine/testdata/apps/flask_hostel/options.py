"""Texts of pages in a table that is filled without names of columns, beside one that clients fill by names of their own."""
import sqlite3

from flask import Flask, render_template_string, request

app = Flask(__name__)
connection = sqlite3.connect("hostel.db", check_same_thread=False)


def option(name):
    row = connection.execute("SELECT content FROM option WHERE name = ?", (name,)).fetchone()
    return row["content"] if row else ""


def built_in(name):
    row = connection.execute("SELECT layout FROM shipped WHERE name = ?", (name,)).fetchone()
    return row["layout"] if row else ""


@app.post("/option")
def set_option():
    connection.execute("INSERT OR REPLACE INTO option VALUES (?, ?)", (request.form["name"], request.form["content"]))
    return "ok"


@app.put("/room/<int:number>")
def change_room(number):
    fields = request.get_json()
    names = ", ".join(f"{k} = ?" for k in fields)
    connection.execute(f"UPDATE room SET {names} WHERE number = ?", (*fields.values(), number))  # want sql-injection columns-chosen-by-client
    return "ok"


@app.get("/door")
def door():
    return render_template_string("<h1>" + option("door") + "</h1>")  # want stored-template-injection


@app.get("/door/text")
def door_text():
    return render_template_string("<h1>{{ text }}</h1>", text=option("door"))  # safe: a value of the page


@app.get("/door/built-in")
def door_built_in():
    return render_template_string("<h1>" + built_in("door") + "</h1>")  # safe: clients do not fill that table
