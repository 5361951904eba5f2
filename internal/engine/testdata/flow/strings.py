"""Strings keep their known parts."""
import os
import sqlite3
import string
from urllib.parse import quote, urlencode, urljoin

import requests
from flask import Flask, redirect, request

app = Flask(__name__)
API = "https://api.example.org"
db = sqlite3.connect("shop.db")


@app.get("/fixed-host-concat")
def fixed_host_concat():
    requests.get("https://api.example.org/users/" + request.args["id"])  # safe: scheme and host are fixed


@app.get("/controlled-url")
def controlled_url():
    requests.get(request.args["url"])  # want server-side-request-forgery


@app.get("/controlled-host")
def controlled_host():
    requests.get("https://" + request.args["host"] + "/status")  # want server-side-request-forgery


@app.get("/fixed-host-format")
def fixed_host_format():
    requests.get("https://api.example.org/users/{}".format(request.args["id"]))  # safe: scheme and host are fixed


@app.get("/controlled-host-format")
def controlled_host_format():
    requests.get("https://{}.example.org/".format(request.args["region"]))  # want server-side-request-forgery


@app.get("/fixed-host-fstring")
def fixed_host_fstring():
    requests.get(f"{API}/users/{request.args['id']}")  # safe: API has scheme and host


@app.get("/host-without-slash")
def host_without_slash():
    requests.get(f"{API}{request.args['id']}")  # want server-side-request-forgery


@app.get("/fixed-host-percent")
def fixed_host_percent():
    requests.get("%s/users/%s" % (API, request.args["id"]))  # safe: API has scheme and host


@app.get("/controlled-host-percent")
def controlled_host_percent():
    requests.get("http://%s:8080/%s" % (request.args["host"], "status"))  # want server-side-request-forgery


@app.get("/fixed-host-join")
def fixed_host_join():
    requests.get("/".join([API, "users", request.args["id"]]))  # safe: API comes first


@app.get("/controlled-join")
def controlled_join():
    requests.get("/".join([request.args["base"], "users"]))  # want server-side-request-forgery


@app.get("/fixed-host-augmented")
def fixed_host_augmented():
    url = API
    url += "/users/"
    url += request.args["id"]
    requests.get(url)  # safe: scheme and host are fixed


@app.get("/controlled-augmented")
def controlled_augmented():
    url = request.args["base"]
    url += "/users/"
    requests.get(url)  # want server-side-request-forgery


@app.get("/query-string")
def in_query():
    requests.get(API + "?next=" + request.args["url"])  # safe: behind the question mark


@app.get("/params")
def as_params():
    requests.get(API, params={"q": request.args["q"]})  # safe: a parameter of a fixed address


@app.get("/branches-both-fixed")
def branches_both_fixed():
    base = "https://a.example/" if request.args.get("eu") else "https://b.example/"
    requests.get(base + request.args["id"])  # safe: either base is fixed


@app.get("/branches-one-fixed")
def branches_one_fixed():
    base = "https://a.example/" if request.args.get("eu") else "https://"
    requests.get(base + request.args["id"])  # want server-side-request-forgery


@app.get("/replace-fixed")
def replace_fixed():
    requests.get("https://api.example.org/users/ID".replace("ID", request.args["id"]))  # safe: in the path


@app.get("/redirect-relative")
def redirect_relative():
    return redirect("/users/" + request.args["id"])  # safe: a path of this site


@app.get("/redirect-slash")
def redirect_slash():
    return redirect("/" + request.args["next"])  # want open-redirect


@app.get("/redirect-open")
def redirect_open():
    return redirect(request.args["next"])  # want open-redirect


@app.get("/redirect-query")
def redirect_query():
    return redirect("/login?next=" + request.args["next"])  # safe: in the query of a path of this site


@app.get("/redirect-suffix")
def redirect_suffix():
    return redirect(request.args["host"] + "/welcome")  # want open-redirect


@app.get("/redirect-host")
def redirect_host():
    return redirect(f"https://{request.args['shop']}/welcome")  # want open-redirect


@app.get("/sql-constant-parts")
def sql_constant_parts():
    column = "name"
    sql = "SELECT " + column + " FROM items WHERE id = ?"
    db.execute(sql, (request.args["id"],))  # safe: the data is a parameter


@app.get("/sql-format")
def sql_format():
    sql = "SELECT {col} FROM items WHERE id = {id}".format(col="name", id=request.args["id"])
    db.execute(sql)  # want sql-injection


@app.get("/sql-format-unused")
def sql_format_unused():
    sql = "SELECT {col} FROM items".format(col="name", id=request.args["id"])
    db.execute(sql)  # safe: the field id is not in the format


@app.get("/sql-format-index")
def sql_format_index():
    sql = "SELECT {1} FROM items".format(request.args["id"], "name")
    db.execute(sql)  # safe: only the second argument is used


@app.get("/sql-format-index-live")
def sql_format_index_live():
    sql = "SELECT {0} FROM items".format(request.args["id"], "name")
    db.execute(sql)  # want sql-injection


@app.get("/percent-dict")
def percent_dict():
    values = {"id": request.args["id"], "table": "items"}
    db.execute("SELECT * FROM %(table)s" % values)  # safe: only the table is used


@app.get("/percent-dict-live")
def percent_dict_live():
    values = {"id": request.args["id"], "table": "items"}
    db.execute("SELECT * FROM items WHERE id = %(id)s" % values)  # want sql-injection


@app.get("/percent-number")
def percent_number():
    page = int(request.args["page"])
    db.execute("SELECT * FROM items LIMIT %d" % page)  # safe: a number


@app.get("/fstring-number")
def fstring_number():
    page = int(request.args["page"])
    db.execute(f"SELECT * FROM items LIMIT {page * 10}")  # safe: a number


@app.get("/fstring-len")
def fstring_len():
    name = request.args["name"]
    db.execute(f"SELECT * FROM items WHERE length(name) = {len(name)}")  # safe: a number


@app.get("/slice-constant")
def slice_constant():
    text = "name" + request.args["id"]
    db.execute("SELECT " + text[:4] + " FROM items")  # safe: the first four letters are fixed


@app.get("/slice-live")
def slice_live():
    text = "name" + request.args["id"]
    db.execute("SELECT " + text[4:] + " FROM items")  # want sql-injection


@app.get("/join-columns")
def join_columns():
    columns = ["name", "price"]
    db.execute("SELECT " + ", ".join(columns) + " FROM items WHERE id = ?", [request.args["id"]])  # safe: constants


@app.get("/placeholders")
def placeholders():
    ids = request.args.getlist("id")
    marks = ",".join("?" for _ in ids)
    db.execute(f"SELECT * FROM items WHERE id IN ({marks})", ids)  # safe: question marks


@app.get("/placeholders-times")
def placeholders_times():
    ids = request.args.getlist("id")
    marks = ",".join(["?"] * len(ids))
    db.execute("SELECT * FROM items WHERE id IN (%s)" % marks, ids)  # safe: question marks


@app.get("/joined-values")
def joined_values():
    ids = request.args.getlist("id")
    db.execute("SELECT * FROM items WHERE id IN (%s)" % ",".join(ids))  # want sql-injection


@app.get("/join-conditions")
def join_conditions():
    where, values = [], []
    if "name" in request.args:
        where.append("name = ?")
        values.append(request.args["name"])
    if "price" in request.args:
        where.append("price < ?")
        values.append(request.args["price"])
    db.execute("SELECT * FROM items WHERE " + " AND ".join(where), values)  # safe: only fixed conditions are joined


@app.get("/join-conditions-live")
def join_conditions_live():
    where = []
    if "name" in request.args:
        where.append("name = '%s'" % request.args["name"])
    db.execute("SELECT * FROM items WHERE " + " AND ".join(where))  # want sql-injection


@app.get("/upper-keeps")
def upper_keeps():
    db.execute("SELECT * FROM items ORDER BY " + request.args["order"].strip().lower())  # want sql-injection


@app.get("/split-keeps")
def split_keeps():
    order = request.args["order"].split(",")[0]
    db.execute("SELECT * FROM items ORDER BY " + order)  # want sql-injection


@app.get("/partition-keeps")
def partition_keeps():
    name, _, rest = request.args["order"].partition(":")
    db.execute("SELECT * FROM items ORDER BY " + rest + name)  # want sql-injection


@app.get("/replace-keeps")
def replace_keeps():
    db.execute("SELECT * FROM items WHERE name = '" + request.args["name"].replace("-", " ") + "'")  # want sql-injection


@app.get("/template-class")
def template_class():
    sql = string.Template("SELECT * FROM items WHERE name = '$name'").substitute(name=request.args["name"])
    db.execute(sql)  # want sql-injection


@app.get("/template-class-fixed")
def template_class_fixed():
    sql = string.Template("SELECT * FROM $table WHERE name = ?").substitute(table="items")
    db.execute(sql, (request.args["name"],))  # safe: nothing but constants


@app.get("/bytes")
def through_bytes():
    raw = request.args["name"].encode("utf-8")
    db.execute("SELECT * FROM items WHERE name = '" + raw.decode() + "'")  # want sql-injection


@app.get("/quote-path")
def quoted_in_path():
    requests.get("https://api.example.org/" + quote(request.args["id"], safe=""))  # safe: fixed host


@app.get("/urlencode")
def urlencoded():
    requests.get("https://api.example.org/?" + urlencode({"q": request.args["q"]}))  # safe: fixed host


@app.get("/urljoin")
def joined_by_urljoin():
    requests.get(urljoin("https://api.example.org/v1/", request.args["path"]))  # want server-side-request-forgery


@app.get("/multiply")
def multiply():
    os.system("echo " + "-" * 20 + request.args["title"])  # want command-injection


@app.get("/format-map")
def format_map():
    db.execute("SELECT * FROM items WHERE id = {id}".format_map({"id": request.args["id"]}))  # want sql-injection


@app.get("/format-map-fixed")
def format_map_fixed():
    db.execute("SELECT * FROM {table}".format_map({"table": "items", "id": request.args["id"]}))  # safe: only the table


@app.get("/fstring-nested")
def fstring_nested():
    width = 10
    db.execute(f"SELECT '{request.args['name']!s:>{width}}'")  # want sql-injection


@app.get("/fstring-constant")
def fstring_constant():
    table = "items"
    name = request.args["name"]
    db.execute(f"SELECT * FROM {table} WHERE name = ?", (name,))  # safe: a parameter


@app.get("/implicit")
def implicit_concatenation():
    db.execute(
        "SELECT * FROM items "
        "WHERE name = ? "
        "LIMIT 10",
        (request.args["name"],),
    )  # safe: a parameter


@app.get("/bool-of-data")
def bool_of_data():
    direction = "DESC" if request.args.get("desc") else "ASC"
    db.execute("SELECT * FROM items ORDER BY name " + direction)  # safe: two constants


@app.get("/loop-accumulates")
def loop_accumulates():
    sql = "SELECT * FROM items WHERE 1 = 1"
    for name in request.args.getlist("name"):
        sql += " AND name <> '" + name + "'"
    db.execute(sql)  # want sql-injection


@app.get("/loop-accumulates-marks")
def loop_accumulates_marks():
    sql, values = "SELECT * FROM items WHERE 1 = 1", []
    for name in request.args.getlist("name"):
        sql += " AND name <> ?"
        values.append(name)
    db.execute(sql, values)  # safe: parameters
