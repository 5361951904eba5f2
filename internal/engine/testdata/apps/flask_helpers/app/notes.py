from flask import Blueprint, jsonify, render_template, session
from markupsafe import Markup, escape

from app import database
from app.helpers import login_required, number, parameter

notes = Blueprint("notes", __name__)


def highlight(text, word):
    return Markup(text.replace(word, "<mark>" + word + "</mark>"))  # want cross-site-scripting


def highlight_escaped(text, word):
    text, word = escape(text), escape(word)
    return Markup(text.replace(word, "<mark>" + word + "</mark>"))  # safe: both are escaped


@notes.route("/")
@login_required
def index():
    rows = database.run("SELECT * FROM notes WHERE owner = ?", session["user"])
    return render_template("notes.html", notes=rows)


@notes.route("/search")
@login_required
def search():
    word = parameter("q")
    sql = "SELECT * FROM notes WHERE owner = ? AND text LIKE '%" + word + "%'"
    rows = database.run(sql, session["user"])  # want sql-injection
    return render_template("notes.html", notes=[highlight(row["text"], word) for row in rows])


@notes.route("/find")
@login_required
def find():
    word = parameter("q")
    rows = database.run("SELECT * FROM notes WHERE owner = ? AND text LIKE ?", session["user"], f"%{word}%")
    return render_template("notes.html", notes=[highlight_escaped(row["text"], word) for row in rows])


@notes.route("/delete", methods=["POST"])
@login_required
def delete():  # want csrf-protection-missing
    database.Table("notes").delete(number("id"))
    return jsonify(ok=True)


@notes.route("/empty")
def empty():
    return f"<p>No notes about {parameter('q')}.</p>"  # want cross-site-scripting


@notes.route("/count")
def count():
    return f"<p>{number('n')} notes</p>"  # safe: a number
