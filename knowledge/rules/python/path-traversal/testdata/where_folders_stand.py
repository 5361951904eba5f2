# profile: default
import os
import re
import sqlite3
import subprocess
from dataclasses import dataclass

from flask import Flask, jsonify, request

app = Flask(__name__)


class Config:
    def __init__(self, folder):
        self.folder = folder


class Held:
    def __init__(self, config):
        self.config = config

    def locate(self, name):
        full = os.path.realpath(os.path.join(self.config.folder, name))
        if not full.startswith(self.config.folder):
            raise ValueError(name)
        return full


class Property:
    def __init__(self, folder):
        self._folder = folder

    @property
    def folder(self):
        return self._folder

    def locate(self, name):
        full = os.path.realpath(os.path.join(self.folder, name))
        if not full.startswith(self.folder):
            raise ValueError(name)
        return full


class Form:
    def __init__(self, name, folder):
        self.name = name
        self.folder = folder
        self.cleaned = self.clean()

    def clean(self):
        full = os.path.realpath(os.path.join(self.folder, self.name))
        if not full.startswith(self.folder):
            raise ValueError(self.name)
        return full


held, held_open = Held(Config("/srv/docs/")), Held(Config("/srv/docs"))
asked, asked_open = Property("/srv/docs/"), Property("/srv/docs")


@app.get("/held")
def read_held():
    with open(held.locate(request.args["name"])) as fh:
        return jsonify(text=fh.read())


@app.get("/held/open")
def read_held_open():
    with open(held_open.locate(request.args["name"])) as fh:  # want path-traversal
        return jsonify(text=fh.read())


@app.get("/asked")
def read_asked():
    with open(asked.locate(request.args["name"])) as fh:
        return jsonify(text=fh.read())


@app.get("/asked/open")
def read_asked_open():
    with open(asked_open.locate(request.args["name"])) as fh:  # want path-traversal
        return jsonify(text=fh.read())


@app.get("/form")
def read_form():
    with open(Form(request.args["name"], "/srv/docs/").cleaned) as fh:
        return jsonify(text=fh.read())


@app.get("/form/open")
def read_form_open():
    with open(Form(request.args["name"], "/srv/docs").cleaned) as fh:  # want path-traversal
        return jsonify(text=fh.read())


@dataclass(frozen=True)
class Pattern:
    form: str = r"[a-z0-9;| ]+"

    def checked(self, value):
        if not re.fullmatch(self.form, value):
            raise ValueError(value)
        return value


loose, strict = Pattern(), Pattern(r"[a-z0-9]+")


@app.get("/list")
def listed():
    loosely = subprocess.check_output("ls " + loose.checked(request.args["name"]), shell=True)  # want command-injection
    strictly = subprocess.check_output("ls " + strict.checked(request.args["name"]), shell=True)
    return jsonify(loosely=loosely.decode(), strictly=strictly.decode())


def statement(form, value):
    return form % value.replace("'", "''")


def formatted(form, value):
    return form.format(value.replace("'", "''"))


class Statement:
    def __init__(self, form):
        self.form = form

    def of(self, value):
        return self.form % value.replace("'", "''")


@app.get("/rows")
def rows():
    db = sqlite3.connect("a.db")
    name = request.args["name"]
    found = db.execute(statement("select * from t where a = '%s'", name)).fetchall()
    found += db.execute(statement("select * from t where a = %s", name)).fetchall()  # want sql-injection
    found += db.execute(formatted("select * from t where a = '{}'", name)).fetchall()
    found += db.execute(formatted("select * from t where a = {}", name)).fetchall()  # want sql-injection
    found += db.execute(Statement("select * from t where a = '%s'").of(name)).fetchall()
    found += db.execute(Statement("select * from t where a = %s").of(name)).fetchall()  # want sql-injection
    return jsonify(rows=found)
