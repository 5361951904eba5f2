"""What makes data safe for one kind of sink does not for another."""
import html
import json
import os
import pickle
import re
import shlex
import sqlite3
import subprocess
import uuid
from datetime import datetime
from urllib.parse import quote, quote_plus

import requests
from flask import Flask, redirect, render_template_string, request, session
from markupsafe import Markup, escape
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)
db = sqlite3.connect("shop.db")


@app.get("/html-escape")
def html_escaped():
    return "<p>" + html.escape(request.args["name"]) + "</p>"  # safe: escaped


@app.get("/html-raw")
def html_raw():
    return "<p>" + request.args["name"] + "</p>"  # want cross-site-scripting


@app.get("/html-markupsafe")
def html_markupsafe():
    return f"<p>{escape(request.args['name'])}</p>"  # safe: escaped


@app.get("/html-escape-sql")
def html_escape_sql():
    name = html.escape(request.args["name"], quote=False)
    db.execute("SELECT * FROM items WHERE name = '" + name + "'")  # want sql-injection


@app.get("/html-escape-command")
def html_escape_command():
    os.system("ls " + html.escape(request.args["name"]))  # want command-injection


@app.get("/html-shlex")
def html_shlex():
    return "<p>" + shlex.quote(request.args["name"]) + "</p>"  # want cross-site-scripting


@app.get("/html-own-escape")
def html_own_escape():
    name = request.args["name"].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<p>" + name + "</p>"  # safe: escaped by hand


@app.get("/html-script-removed")
def html_script_removed():
    name = request.args["name"].replace("<script>", "")
    return "<p>" + name + "</p>"  # want cross-site-scripting


@app.get("/html-unescape")
def html_unescaped():
    return "<p>" + html.unescape(html.escape(request.args["name"])) + "</p>"  # want cross-site-scripting


@app.get("/html-template")
def html_template():
    return render_template_string("<p>{{ name }}</p>", name=request.args["name"])  # safe: escaped by the template


@app.get("/template-source")
def template_source():
    return render_template_string("<p>" + request.args["name"] + "</p>")  # want template-injection


@app.get("/markup")
def markup():
    page = Markup("<p>" + request.args["name"] + "</p>")  # want cross-site-scripting
    return str(len(page))


@app.get("/html-json")
def html_json():
    return {"name": request.args["name"]}  # safe: a JSON response


@app.get("/html-int")
def html_int():
    return "<p>%d</p>" % int(request.args["n"])  # safe: a number


@app.get("/shlex-quote")
def shlex_quoted():
    os.system("ls " + shlex.quote(request.args["name"]))  # safe: one quoted word


@app.get("/shlex-quote-sql")
def shlex_quote_sql():
    db.execute("SELECT " + shlex.quote(request.args["name"]))  # want sql-injection


@app.get("/shlex-join")
def shlex_joined():
    os.system(shlex.join(["ls", request.args["name"]]))  # safe: quoted words


@app.get("/shlex-split")
def shlex_split():
    subprocess.run(shlex.split("tar -tf " + request.args["name"]))  # want argument-injection


@app.get("/list-argument")
def list_argument():
    subprocess.run(["git", "log", "--", request.args["name"]])  # safe: behind the end of the options


@app.get("/shell-true")
def shell_true():
    subprocess.run("ls " + request.args["name"], shell=True)  # want command-injection


@app.get("/shell-false")
def shell_false():
    subprocess.run(["/bin/ls", "/srv/" + request.args["name"]], shell=False)  # safe: an argument that begins with /


@app.get("/sh-c")
def sh_c():
    subprocess.run(["sh", "-c", "ls " + request.args["name"]])  # want command-injection


@app.get("/sql-parameter")
def sql_parameter():
    db.execute("SELECT * FROM items WHERE name = ?", (request.args["name"],))  # safe: a parameter


@app.get("/sql-named-parameter")
def sql_named_parameter():
    db.execute("SELECT * FROM items WHERE name = :name", {"name": request.args["name"]})  # safe: a parameter


@app.get("/sql-many")
def sql_many():
    rows = [(n,) for n in request.args.getlist("name")]
    db.executemany("INSERT INTO items VALUES (?)", rows)  # safe: parameters


@app.get("/sql-quotes-doubled")
def sql_quotes_doubled():
    order = request.args["order"].replace("'", "''")
    db.execute("SELECT * FROM items ORDER BY " + order)  # want sql-injection


@app.get("/int")
def sanitized_int():
    db.execute("SELECT * FROM items WHERE id = " + str(int(request.args["id"])))  # safe: a number


@app.get("/type-int")
def type_int():
    page = request.args.get("page", 1, type=int)
    db.execute(f"SELECT * FROM items LIMIT {page}")  # safe: a number


@app.get("/type-str")
def type_str():
    page = request.args.get("page", "1", type=str)
    db.execute(f"SELECT * FROM items LIMIT {page}")  # want sql-injection


@app.get("/float")
def sanitized_float():
    price = float(request.args["price"])
    db.execute("SELECT * FROM items WHERE price < %s" % price)  # safe: a number


@app.get("/uuid")
def sanitized_uuid():
    key = uuid.UUID(request.args["key"])
    db.execute("SELECT * FROM items WHERE key = '%s'" % key)  # safe: hexadecimal digits and hyphens


@app.get("/date")
def sanitized_date():
    day = datetime.strptime(request.args["day"], "%Y-%m-%d")
    db.execute("SELECT * FROM items WHERE day = '%s'" % day.date())  # safe: a date


@app.get("/bool")
def sanitized_bool():
    db.execute("SELECT * FROM items WHERE used = %s" % bool(request.args.get("used")))  # safe: True or False


@app.get("/path-raw")
def path_raw():
    open("/srv/files/" + request.args["name"]).close()  # want path-traversal


@app.get("/secure-filename")
def secured_name():
    open("/srv/files/" + secure_filename(request.args["name"])).close()  # safe: one component


@app.get("/secure-filename-sql")
def secured_name_sql():
    db.execute("SELECT * FROM files WHERE name = '" + secure_filename(request.args["name"]) + "'")  # oracle: no (the mark is made of letters) # safe: only letters, digits, . _ -


@app.get("/safe-join")
def joined_safely():
    path = safe_join("/srv/files", request.args["name"])
    if path is None:
        return "no"
    open(path).close()  # safe: inside the folder


@app.get("/path-html-escape")
def path_html_escape():
    open("/srv/files/" + html.escape(request.args["name"])).close()  # want path-traversal


@app.get("/path-quote")
def path_quote():
    open("/srv/files/" + quote(request.args["name"], safe="")).close()  # safe: slashes are quoted


@app.get("/path-quote-keeps-slash")
def path_quote_keeps_slash():
    open("/srv/files/" + quote(request.args["name"])).close()  # want path-traversal


@app.get("/url-quote")
def url_quoted():
    requests.get("https://" + quote_plus(request.args["host"]) + ".example.org/")  # safe: neither slash nor at-sign # oracle: no (the mark is a name below the domain)


@app.get("/url-quote-raw")
def url_raw():
    requests.get(request.args["url"])  # want server-side-request-forgery


@app.get("/url-html-escape")
def url_html_escape():
    requests.get(html.escape(request.args["url"]))  # want server-side-request-forgery


@app.get("/redirect-html-escape")
def redirect_html_escape():
    return redirect(html.escape(request.args["next"]))  # want open-redirect


@app.get("/re-escape-sql")
def re_escape_sql():
    db.execute("SELECT " + re.escape(request.args["name"]))  # want sql-injection


@app.get("/json-round-trip")
def json_round_trip():
    data = json.loads(json.dumps({"name": request.args["name"]}))
    os.system("ls " + data["name"])  # want command-injection


@app.get("/pickle")
def pickled():
    pickle.loads(request.data)  # want unsafe-deserialization
    return ""


@app.get("/json-loads")
def json_loaded():
    return str(len(json.loads(request.data)))  # safe: JSON calls nothing


@app.get("/eval")
def evaluated():
    eval(request.args["expression"])  # want eval-injection
    return ""


@app.get("/eval-constant")
def evaluated_constant():
    x = request.args["x"]
    return str(len(x) + eval("1 + 1"))  # safe: a constant


@app.get("/exec")
def executed():
    exec("x = " + request.args["expression"])  # want code-injection
    return ""


@app.get("/sanitized-on-one-branch")
def one_branch():
    name = request.args["name"]
    if request.args.get("quote"):
        name = shlex.quote(name)
    os.system("ls " + name)  # want command-injection


@app.get("/sanitized-on-both-branches")
def both_branches():
    name = request.args["name"]
    if request.args.get("plain"):
        name = "plain"
    else:
        name = shlex.quote(name)
    os.system("ls " + name)  # safe: quoted or constant


@app.get("/sanitized-copy")
def sanitized_copy():
    name = request.args["name"]
    quoted = shlex.quote(name)
    os.system("ls " + name + " # " + str(len(quoted)))  # want command-injection


@app.get("/sanitized-wrapper")
def sanitized_wrapper():
    os.system("ls " + shell_word(request.args["name"]))  # safe: the helper quotes


def shell_word(s):
    return shlex.quote(s.strip())


@app.get("/sanitizer-by-name-only")
def sanitizer_by_name():
    os.system("ls " + sanitize(request.args["name"]))  # want command-injection


def sanitize(s):
    return s.strip()


@app.get("/digits-only")
def digits_only():
    digits = "".join(c for c in request.args["n"] if c.isdigit())
    os.system("kill " + digits)  # safe: digits


@app.get("/translated")
def hashed():
    name = str(hash(request.args["name"]))
    os.system("ls " + name)  # safe: a number


@app.get("/hexdigest")
def hex_digest():
    import hashlib
    name = hashlib.sha256(request.args["name"].encode()).hexdigest()
    open("/srv/cache/" + name).close()  # safe: hexadecimal digits


@app.get("/session")
def in_session():
    session["role"] = request.args["role"]  # oracle: no (no stand-in) # want trust-boundary-violation
    return ""


@app.get("/session-int")
def in_session_int():
    session["page"] = int(request.args["page"])  # safe: a number
    return ""


@app.get("/without-the-quote")
def without_the_quote():
    db = sqlite3.connect("shop.db")
    name = request.args["name"].replace("'", "")
    db.execute("SELECT * FROM item WHERE name = '" + name + "'")  # safe: it cannot end the quote
    db.execute(f"SELECT * FROM item WHERE kind = 'a' AND name LIKE '%{name}%'")  # safe: nor here
    db.execute("SELECT * FROM item ORDER BY " + name)  # want sql-injection
    return ""


@app.get("/without-the-other-quote")
def without_the_other_quote():
    db = sqlite3.connect("shop.db")
    name = request.args["name"].replace('"', "")
    db.execute("SELECT * FROM item WHERE name = '" + name + "'")  # want sql-injection
    return ""


@app.get("/escaped-in-turn")
def escaped_in_turn():
    name = request.args["name"]
    for bad, good in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        name = name.replace(bad, good)
    return "<p>" + name + "</p>"  # safe: escaped
