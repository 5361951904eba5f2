# profile: default
"""Parsers of settings take names of options in small letters, unless they are told otherwise; names of sections stay as they are."""
import configparser
import sqlite3

from flask import Flask, request

app = Flask(__name__)
connection = sqlite3.connect("shop.db")


@app.route("/folded")
def folded():
    parser = configparser.ConfigParser(interpolation=None)
    parser.add_section("filter")
    parser.set("filter", "Owner", request.args["owner"])
    parser.set("filter", "owner", "nobody")
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("filter", "Owner") + "'").fetchall()


@app.route("/folded_the_other_way")
def folded_the_other_way():
    parser = configparser.ConfigParser(interpolation=None)
    parser["filter"] = {"owner": "nobody"}
    parser["filter"]["OWNER"] = request.args["owner"]
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser["filter"]["Owner"] + "'").fetchall()  # want sql-injection


@app.route("/entries")
def entries():
    parser = configparser.RawConfigParser()
    parser.read_dict({"filter": {"Owner": request.args["owner"], "Place": "here"}})
    connection.execute("SELECT * FROM orders WHERE place = '" + parser["filter"]["PLACE"] + "'")
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser["filter"]["OWNER"] + "'").fetchall()  # want sql-injection


@app.route("/own_form")
def own_form():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.add_section("filter")
    parser.set("filter", "Owner", request.args["owner"])
    parser.set("filter", "owner", "nobody")
    connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("filter", "owner") + "'")
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("filter", "Owner") + "'").fetchall()  # want sql-injection


@app.route("/sections")
def sections():
    parser = configparser.ConfigParser(interpolation=None)
    parser.add_section("Filter")
    parser.add_section("filter")
    parser.set("Filter", "owner", request.args["owner"])
    parser.set("filter", "owner", "nobody")
    connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("filter", "owner") + "'")
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("Filter", "owner") + "'").fetchall()  # want sql-injection


@app.route("/removed")
def removed():
    parser = configparser.ConfigParser(interpolation=None)
    parser.add_section("filter")
    parser.set("filter", "Owner", request.args["owner"])
    parser.remove_option("filter", "OWNER")
    return connection.execute("SELECT * FROM orders WHERE owner = '" + parser.get("filter", "owner", fallback="nobody") + "'").fetchall()
