# What methods say that an attribute is, before anybody sets it.
import sqlite3

from flask import Flask, request

app = Flask(__name__)


class Meter:
    def execute(self, text):
        return len(text)


class Shelf:
    def __init__(self):
        self.place: sqlite3.Connection = None

    def find(self, name):
        return self.place.execute("SELECT * FROM books WHERE name = '" + name + "'")  # want sql-injection

    def find_by(self, name):
        return self.place.execute("SELECT * FROM books WHERE name = ?", (name,))


class Lent(Shelf):
    def lent(self, name):
        return self.place.execute("SELECT * FROM lent WHERE name = '" + name + "'")  # want sql-injection


class Counter:
    def __init__(self):
        self.db: Meter = None

    def measure(self, name):
        return self.db.execute("SELECT * FROM books WHERE name = '" + name + "'")


class Elsewhere:
    @staticmethod
    def describe(other):
        other.cell: sqlite3.Connection = None

    def measure(self, name):
        return self.cell.execute("SELECT * FROM books WHERE name = '" + name + "'")


shelf, lent, counter, elsewhere = Shelf(), Lent(), Counter(), Elsewhere()


@app.route("/books")
def books():
    shelf.find(request.args["name"])
    shelf.find_by(request.args["name"])
    lent.lent(request.args["name"])
    counter.measure(request.args["name"])
    elsewhere.measure(request.args["name"])
    return ""
