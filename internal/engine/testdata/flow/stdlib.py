"""Data through the standard library and back."""
import base64
import binascii
import codecs
import configparser
import copy
import csv
import io
import itertools
import json
import os
import re
import sqlite3
import textwrap
import urllib.parse
from collections import ChainMap, Counter
from pathlib import Path, PurePosixPath
from string import Template
from types import SimpleNamespace

from flask import Flask, request

app = Flask(__name__)
db = sqlite3.connect("shop.db")


@app.get("/configparser")
def config_other_key():
    config = configparser.ConfigParser()
    config.add_section("a")
    config.set("a", "safe", "localhost")
    config.set("a", "host", request.args["host"])
    os.system("ping " + config.get("a", "safe"))  # safe: the other option
    os.system("ping " + config.get("a", "host", raw=True))  # want command-injection


@app.get("/configparser-sections")
def config_other_section():
    config = configparser.RawConfigParser()
    config.add_section("a")
    config.add_section("b")
    config.set("a", "host", request.args["host"])
    config.set("b", "host", "localhost")
    os.system("ping " + config.get("b", "host"))  # safe: the other section
    os.system("ping " + config.get("a", "host"))  # want command-injection


@app.get("/configparser-index")
def config_index():
    config = configparser.RawConfigParser()
    config["a"] = {"host": request.args["host"], "port": "80"}
    os.system("ping " + config["a"]["host"])  # want command-injection


@app.get("/environ")
def environment():
    os.environ["SHOP_NOTE"] = request.args["note"].replace("\0", "")
    os.system("echo " + os.environ["SHOP_NOTE"])  # want command-injection
    os.system("echo " + os.environ.get("SHOP_OTHER", "none"))  # safe: another variable


@app.get("/base64")
def base64_round_trip():
    raw = base64.b64decode(base64.b64encode(request.args["x"].encode()))
    os.system("echo " + raw.decode())  # want command-injection


@app.get("/base64-decode")
def base64_decoded():
    os.system("echo " + base64.b64decode(request.args["x"]).decode())  # oracle: no (no attack is encoded) # want command-injection


@app.get("/base64-encoded")
def base64_encoded():
    os.system("echo " + base64.urlsafe_b64encode(request.args["x"].encode()).decode())  # safe: letters, digits, - _ =


@app.get("/hex")
def hexadecimal():
    os.system("echo " + binascii.hexlify(request.args["x"].encode()).decode())  # safe: hexadecimal digits
    os.system("echo " + request.args["x"].encode().hex())  # safe: hexadecimal digits


@app.get("/urllib")
def url_round_trip():
    os.system("echo " + urllib.parse.unquote(urllib.parse.quote(request.args["x"])))  # want command-injection


@app.get("/urllib-quoted")
def url_quoted():
    os.system("echo " + urllib.parse.quote_plus(request.args["x"]))  # safe: letters, digits and %


@app.get("/parse-qs")
def parsed_query():
    values = urllib.parse.parse_qs(request.query_string.decode())
    os.system("echo " + values["x"][0])  # oracle: no (the query has no x=) # want command-injection


@app.get("/urlparse")
def parsed_url():
    parts = urllib.parse.urlparse(request.args["url"])
    os.system("ping " + parts.netloc + parts.path)  # want command-injection
    os.system("ping %s" % parts.port)  # safe: a number or None


@app.get("/json")
def json_round_trip():
    values = json.loads(json.dumps({"a": request.args["x"], "b": 1}))
    os.system("echo " + values["a"])  # want command-injection


@app.get("/json-number")
def json_number():
    values = json.loads(request.data)
    os.system("echo %d" % values["n"])  # safe: %d takes numbers only


@app.get("/stringio")
def string_io():
    out = io.StringIO()
    out.write("echo ")
    out.write(request.args["x"])
    os.system(out.getvalue())  # want command-injection


@app.get("/stringio-safe")
def string_io_safe():
    out, other = io.StringIO(), io.StringIO()
    out.write("uptime")
    other.write(request.args["x"])
    os.system(out.getvalue())  # safe: the other buffer


@app.get("/stringio-read")
def string_io_read():
    for line in io.StringIO(request.args["x"]):
        os.system("echo " + line)  # want command-injection


@app.get("/bytesio")
def bytes_io():
    os.system("echo " + io.BytesIO(request.data).read().decode())  # want command-injection


@app.get("/template")
def template():
    os.system(Template("echo $x").substitute(x=request.args["x"]))  # want command-injection
    os.system(Template("echo $x").safe_substitute({"x": "constant"}))  # safe: a constant


@app.get("/textwrap")
def wrapped():
    os.system("echo " + textwrap.shorten(request.args["x"], 100))  # want command-injection


@app.get("/copy")
def deep_copied():
    values = {"a": request.args["x"], "b": "constant"}
    other = copy.deepcopy(values)
    os.system("echo " + other["a"])  # want command-injection
    os.system("echo " + other["b"])  # safe: the other key


@app.get("/copy-changed")
def copy_changed():
    values = {"a": "constant"}
    other = copy.copy(values)
    other["a"] = request.args["x"]
    os.system("echo " + values["a"])  # safe: the copy was changed


@app.get("/namespace")
def namespace():
    ns = SimpleNamespace(a=request.args["x"], b="constant")
    os.system("echo " + ns.a)  # want command-injection
    os.system("echo " + ns.b)  # safe: the other attribute


@app.get("/chainmap")
def chain_map():
    values = ChainMap({"a": request.args["x"]}, {"b": "constant"})
    os.system("echo " + values["a"])  # want command-injection


@app.get("/counter")
def counted():
    for word, n in Counter(request.args["x"].split("/")).most_common():
        os.system("echo %d" % n)  # safe: a number
        os.system("echo " + word)  # want command-injection


@app.get("/itertools")
def from_itertools():
    for a, b in itertools.product(["a"], [request.args["x"]]):
        os.system("echo " + b)  # want command-injection
    for x in itertools.islice(["a", "b"], 1):
        os.system("echo " + x)  # safe: constants


@app.get("/csv")
def csv_rows():
    for row in csv.reader(io.StringIO(request.args["x"])):
        os.system("echo " + row[0])  # want command-injection


@app.get("/re-sub")
def substituted():
    os.system("echo " + re.sub(r"\s+", " ", request.args["x"]))  # want command-injection
    os.system("echo " + re.sub(r"x", request.args["y"].replace("\\", ""), "axb"))  # want command-injection
    os.system("echo " + re.sub(r"x", "y", "axb"))  # safe: constants


@app.get("/re-findall")
def found_all():
    for word in re.findall(r"\S.*", request.args["x"]):
        os.system("echo " + word)  # want command-injection
    for number in re.findall(r"\d+", request.args["x"]):
        os.system("kill " + number)  # safe: digits


@app.get("/re-split")
def split_by():
    os.system("echo " + re.split(r"\n", request.args["x"])[0])  # want command-injection


@app.get("/codecs")
def encoded():
    os.system("echo " + codecs.decode(codecs.encode(request.args["x"], "rot13"), "rot13"))  # want command-injection


@app.get("/pathlib")
def paths():
    base = Path("/srv/files")
    (base / request.args["name"]).read_text()  # want path-traversal
    (base / "fixed.txt").read_text()  # safe: a constant
    (base / PurePosixPath(request.args["name"]).name).read_text()  # safe: one component


@app.get("/pathlib-suffix")
def path_suffix():
    path = Path("/srv/files", request.args["name"]).with_suffix(".txt")
    path.read_text()  # want path-traversal


@app.get("/pathlib-str")
def path_str():
    open(str(Path("/srv/files").joinpath(request.args["name"]))).close()  # want path-traversal


@app.get("/splitext")
def split_extension():
    root, extension = os.path.splitext(request.args["name"])
    open("/srv/files/x" + extension).close()  # safe: an extension holds no slash
    open("/srv/files/" + root).close()  # want path-traversal


@app.get("/format-spec")
def format_specification():
    os.system("kill {:d}".format(int(request.args["n"])))  # safe: a number
    os.system("echo " + format(request.args["x"], ">10"))  # want command-injection


@app.get("/os-path-join-absolute")
def absolute_join():
    open(os.path.join(request.args["base"], "/etc/motd")).close()  # safe: the second path is absolute and wins


@app.get("/print-to-file")
def printed():
    out = io.StringIO()
    print(request.args["x"], file=out)
    os.system("echo " + out.getvalue())  # want command-injection


@app.get("/str-translate")
def translated():
    os.system("echo " + request.args["x"].translate(str.maketrans({"a": "b"})))  # want command-injection


@app.get("/isinstance-guess")
def row_factory():
    row = db.execute("SELECT name FROM items WHERE id = ?", (request.args["id"],)).fetchone()
    os.system("echo %s" % (row,))  # safe for remote data: what the database holds is not the request's
