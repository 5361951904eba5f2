import sqlite3

from flask import Flask
from markupsafe import escape

app = Flask(__name__)


def comments():
    return sqlite3.connect("blog.db").execute("SELECT author, text FROM comments").fetchall()


@app.route("/comments")
def show():
    return "<ul>" + "".join("<li>%s</li>" % text for _, text in comments()) + "</ul>"  # want stored-cross-site-scripting


@app.route("/comments-escaped")
def show_escaped():
    return "<ul>" + "".join("<li>%s</li>" % escape(text) for _, text in comments()) + "</ul>"


@app.route("/numbers")
def numbers():
    row = sqlite3.connect("blog.db").execute("SELECT * FROM posts").fetchone()
    return f"<p id={row['id']}>{row['created_at']}: {row['comment_count']}</p>"
