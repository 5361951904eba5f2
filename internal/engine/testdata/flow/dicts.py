"""Dictionaries tell their keys apart."""
import os
import sqlite3
from collections import OrderedDict, defaultdict
from typing import TypedDict

from flask import Flask, request

app = Flask(__name__)
db = sqlite3.connect("shop.db")

COMMANDS = {"up": "uptime", "disk": "df -h"}
SORT = {"name": "name ASC", "price": "price DESC"}


@app.get("/other-key")
def other_key():
    values = {"host": request.args["host"], "local": "localhost"}
    os.system("ping -c1 " + values["local"])  # safe: the other key


@app.get("/same-key")
def same_key():
    values = {"host": request.args["host"], "local": "localhost"}
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/set-then-read")
def set_then_read():
    values = {}
    values["a"] = "localhost"
    values["b"] = request.args["host"]
    os.system("ping -c1 " + values["a"])  # safe: the other key
    os.system("ping -c1 " + values["b"])  # want command-injection


@app.get("/overwritten")
def overwritten():
    values = {"host": request.args["host"]}
    values["host"] = "localhost"
    os.system("ping -c1 " + values["host"])  # safe: overwritten


@app.get("/overwritten-elsewhere")
def overwritten_elsewhere():
    values = {"host": request.args["host"]}
    values["port"] = "80"
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/duplicate-key")
def duplicate_key():
    values = {"host": request.args["host"], "host": "localhost"}
    os.system("ping -c1 " + values["host"])  # safe: the last one counts


@app.get("/update-overwrites")
def update_overwrites():
    values = {"host": request.args["host"]}
    values.update({"host": "localhost"})
    os.system("ping -c1 " + values["host"])  # safe: overwritten by update


@app.get("/update-brings")
def update_brings():
    values = {"host": "localhost"}
    values.update(host=request.args["host"])
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/pop")
def popped():
    values = {"host": request.args["host"], "port": "80"}
    values.pop("host")
    os.system("ping -c1 " + " ".join(values.values()))  # safe: popped


@app.get("/pop-value")
def popped_value():
    values = {"host": request.args["host"], "port": "80"}
    host = values.pop("host")
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/del")
def deleted():
    values = {"host": request.args["host"], "port": "80"}
    del values["host"]
    os.system("ping -c1 " + values.get("host", "localhost"))  # safe: deleted, so the default


@app.get("/get-default")
def get_default():
    values = {"port": request.args["port"]}
    os.system("ping -c1 " + values.get("host", "localhost"))  # safe: the key is not there


@app.get("/get-default-tainted")
def get_default_tainted():
    values = {"port": "80"}
    os.system("ping -c1 " + values.get("host", request.args["host"]))  # want command-injection


@app.get("/get-present")
def get_present():
    values = {"host": "localhost"}
    os.system("ping -c1 " + values.get("host", request.args["host"]))  # safe: the key is there


@app.get("/copy")
def copied():
    values = {"host": "localhost"}
    copy = values.copy()
    copy["host"] = request.args["host"]
    os.system("ping -c1 " + values["host"])  # safe: the copy was changed
    os.system("ping -c1 " + copy["host"])  # want command-injection


@app.get("/alias")
def aliased():
    values = {"host": "localhost"}
    same = values
    same["host"] = request.args["host"]
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/dict-copy")
def dict_copy():
    values = dict({"host": request.args["host"]}, host="localhost")
    os.system("ping -c1 " + values["host"])  # safe: the keyword argument overrides


@app.get("/star-star")
def star_star():
    base = {"host": request.args["host"], "port": "80"}
    values = {**base, "host": "localhost"}
    os.system("ping -c1 " + values["host"])  # safe: overridden


@app.get("/star-star-live")
def star_star_live():
    base = {"host": request.args["host"], "port": "80"}
    values = {"host": "localhost", **base}
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/union")
def union():
    values = {"host": request.args["host"]} | {"host": "localhost"}
    os.system("ping -c1 " + values["host"])  # safe: the right side counts


@app.get("/union-live")
def union_live():
    values = {"host": "localhost"} | {"host": request.args["host"]}
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/nested")
def nested():
    values = {"server": {"host": request.args["host"], "port": "80"}}
    os.system("ping -c1 " + values["server"]["port"])  # safe: the other inner key
    os.system("ping -c1 " + values["server"]["host"])  # want command-injection


@app.get("/nested-set")
def nested_set():
    values = {"server": {}, "client": {}}
    values["server"]["host"] = request.args["host"]
    values["client"]["host"] = "localhost"
    os.system("ping -c1 " + values["client"]["host"])  # safe: the other inner dictionary
    os.system("ping -c1 " + values["server"]["host"])  # want command-injection


@app.get("/setdefault")
def setdefault():
    values = {"host": "localhost"}
    os.system("ping -c1 " + values.setdefault("host", request.args["host"]))  # safe: the key is there


@app.get("/setdefault-live")
def setdefault_live():
    values = {}
    values.setdefault("host", request.args["host"])
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/items")
def items():
    values = {"host": request.args["host"]}
    for key, value in values.items():
        os.system("echo " + key)  # safe: keys are constants
        os.system("echo " + value)  # want command-injection


@app.get("/keys")
def keys():
    values = {"host": request.args["host"]}
    for key in values:
        os.system("echo " + key)  # safe: keys are constants


@app.get("/tainted-key")
def tainted_key():
    values = {request.args["host"]: 1}
    for key in values:
        os.system("ping -c1 " + key)  # want command-injection


@app.get("/lookup")
def lookup():
    os.system(COMMANDS[request.args["command"]])  # safe: one of the table's values


@app.get("/lookup-get")
def lookup_get():
    os.system(COMMANDS.get(request.args["command"], "uptime"))  # safe: a value of the table, or the default


@app.get("/lookup-get-fallback")
def lookup_get_fallback():
    command = request.args["command"]
    os.system(COMMANDS.get(command, command))  # want command-injection


@app.get("/lookup-sql")
def lookup_sql():
    order = SORT.get(request.args.get("sort"), "id")
    db.execute(f"SELECT * FROM items ORDER BY {order}")  # safe: a value of the table


@app.get("/lookup-local")
def lookup_local():
    order = {"1": "name", "2": "price"}[request.args["sort"]]
    db.execute("SELECT * FROM items ORDER BY " + order)  # safe: a value of the table


@app.get("/lookup-if-in")
def lookup_if_in():
    sort = request.args["sort"]
    order = SORT[sort] if sort in SORT else sort
    db.execute("SELECT * FROM items ORDER BY " + order)  # want sql-injection


@app.get("/kwargs")
def keyword_arguments():
    values = {"host": "localhost", "note": request.args["note"]}
    ping(**values)


def ping(host, note):
    os.system("ping -c1 " + host)  # safe: the key host holds a constant
    os.system("echo " + note)  # want command-injection


@app.get("/collect-kwargs")
def collected():
    run_all(host="localhost", note=request.args["note"])


def run_all(**options):
    os.system("ping -c1 " + options["host"])  # safe: the keyword host is a constant
    os.system("echo " + options["note"])  # want command-injection


@app.get("/comprehension")
def comprehension():
    values = {k: v.upper() for k, v in {"host": request.args["host"]}.items()}
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/comprehension-safe")
def comprehension_safe():
    values = {k: "x" + k for k in ("host", "port")}
    os.system("ping -c1 " + values["host"])  # safe: constants


@app.get("/fromkeys")
def from_keys():
    values = dict.fromkeys(["a", "b"], "localhost")
    os.system("ping -c1 " + values["a"])  # safe: constants


@app.get("/zip")
def from_zip():
    values = dict(zip(["host", "port"], [request.args["host"], "80"]))
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/ordered")
def ordered():
    values = OrderedDict()
    values["host"] = request.args["host"]
    values["local"] = "localhost"
    os.system("ping -c1 " + values["local"])  # safe: the other key
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/defaultdict")
def default_dict():
    groups = defaultdict(list)
    groups["hosts"].append(request.args["host"])
    os.system("ping -c1 " + " ".join(groups["hosts"]))  # want command-injection


@app.get("/clear")
def cleared():
    values = {"host": request.args["host"]}
    values.clear()
    values["port"] = "80"
    os.system("echo " + " ".join(values.values()))  # safe: cleared


@app.get("/conditional-overwrite")
def conditional_overwrite():
    values = {"host": request.args["host"]}
    if request.args.get("local"):
        values["host"] = "localhost"
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/both-overwrite")
def both_overwrite():
    values = {"host": request.args["host"]}
    if request.args.get("local"):
        values["host"] = "localhost"
    else:
        values["host"] = "example.org"
    os.system("ping -c1 " + values["host"])  # safe: overwritten on both ways


@app.get("/constant-key-variable")
def constant_key_variable():
    a, b = "keyA", "keyB"
    values = {}
    values[a] = "localhost"
    values[b] = request.args["host"]
    os.system("ping -c1 " + values["keyA"])  # safe: the other key


@app.get("/in-check")
def in_check():
    values = {"host": "localhost"}
    if "port" in values:
        os.system("ping -c1 " + request.args["host"])  # safe: the key is not there


@app.get("/loop-fills")
def loop_fills():
    values = {}
    for name in ("host", "port"):
        values[name] = request.args[name]
    os.system("ping -c1 " + values["host"])  # want command-injection


@app.get("/whole-dict")
def whole_dict():
    values = {"host": request.args["host"]}
    os.system("echo %s" % values)  # oracle: no: needs backquotes between repr's quotes # want command-injection


@app.get("/match-mapping")
def match_mapping():
    match {"kind": "host", "name": request.args["host"], "port": "80"}:
        case {"kind": "host", "name": name, "port": port}:
            os.system("ping -c1 " + name)  # want command-injection
            os.system("nc -z localhost " + port)  # safe: the other key


@app.post("/json-or-empty")
def json_or_empty():
    payload = request.get_json() or {}
    os.system("ping " + str(payload.get("host", "")))  # want command-injection


@app.post("/json-or-empty-other")
def json_or_empty_other():
    payload = request.get_json() or {}
    own = {"host": "localhost"}
    os.system("ping " + own.get("host", payload))  # safe: the entry is there


@app.get("/parsed-pairs")
def parsed_pairs():
    params = dict((number, part) for number, part in enumerate(request.args["query"].split("&")))
    os.system("ping " + params[0])  # want command-injection


@app.get("/constant-pairs")
def constant_pairs():
    params = dict((name, "localhost") for name in request.args)
    os.system("ping " + params["host"])  # safe: the values are constants


class Asset(TypedDict):
    host: str
    local: str


@app.get("/typed")
def typed():
    values = Asset(host=request.args["host"], local="localhost")
    os.system("ping -c1 " + values["local"])  # safe: the other key
    os.system("ping -c1 " + values["host"])  # want command-injection
