import os
import shlex
import sqlite3
import subprocess

import requests
from flask import Flask, current_app, redirect, request, send_file
from markupsafe import escape
from werkzeug.utils import secure_filename

import helpers

app = Flask(__name__)
COLUMNS = {"name", "price"}
TABLE = {"pdf": "wkhtmltopdf", "ps": "html2ps"}


def db():
    return sqlite3.connect("shop.db")


@app.route("/plain")
def plain():
    return "<p>" + request.args["q"] + "</p>"  # claim 79 confirmed


@app.route("/escaped")
def escaped():
    return "<p>" + escape(request.args["q"]) + "</p>"  # claim 79 refuted: A weakness in escaped()


@app.route("/number")
def number():
    return "<p>%d</p>" % int(request.args["q"])  # claim 79 refuted: A weakness in number()


@app.route("/counted")
def counted():
    row = db().execute("SELECT count(*) FROM items").fetchone()
    return "<p>%d items</p>" % row[0]  # claim 79 unproven


@app.route("/kept")
def kept():
    row = db().execute("SELECT note FROM items").fetchone()
    return "<p>%s</p>" % row[0]  # claim 79 confirmed: stored XSS


@app.route("/half")
def half():
    return "<p>" + escape(request.args["q"]) + helpers.note() + "</p>"  # claim 79 unproven


@app.route("/sorted")
def ordered():
    column = request.args["by"]
    if column not in COLUMNS:
        return "", 400
    return str(db().execute("SELECT name FROM items ORDER BY " + column).fetchall())  # claim 89 refuted: A weakness in ordered()


@app.route("/unchecked")
def unchecked():
    column = request.args["by"]
    return str(db().execute("SELECT name FROM items ORDER BY " + column).fetchall())  # claim 89 confirmed


@app.route("/bound")
def bound():
    return str(db().execute("SELECT name FROM items WHERE id = ?", (request.args["id"],)).fetchall())  # claim 89 refuted: A weakness in bound()


@app.route("/both")
def both():
    db().execute("SELECT name FROM items WHERE id = " + request.args["id"])  # claim 89 confirmed
    db().execute("SELECT name FROM items WHERE id = ?", (request.args["id"],))  # claim 89 unproven
    return ""


@app.route("/quoted")
def quoted():
    subprocess.run("ls " + shlex.quote(request.args["d"]), shell=True)  # claim 78 refuted: A weakness in quoted()
    return ""


@app.route("/chosen")
def chosen():
    program = TABLE.get(request.args["kind"], "wkhtmltopdf")
    subprocess.run(program + " /srv/a.html", shell=True)  # claim 78 refuted: A weakness in chosen()
    return ""


@app.route("/asked")
def asked():
    subprocess.run(helpers.command() + " /srv/a.html", shell=True)  # claim 78 confirmed
    return ""


@app.route("/file")
def file():
    return send_file("/srv/" + secure_filename(request.args["name"]))  # claim 22 refuted: A weakness in file()


@app.route("/folder")
def folder():
    return send_file(os.path.join(current_app.config["FOLDER"], secure_filename(request.args["name"])))  # claim 22 refuted: A weakness in folder()


@app.route("/host")
def host():
    return requests.get("https://api.example.com/" + request.args["city"], timeout=3).text  # claim 918 refuted: A weakness in host()


@app.route("/back")
def back():
    return redirect(request.referrer)  # claim 601 unproven
