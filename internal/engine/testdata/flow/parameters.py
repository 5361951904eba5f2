"""Calls: data, constants and functions passed as parameters, and what comes back."""
import os
import sqlite3
from functools import partial, reduce
from urllib.parse import urlsplit

from flask import Flask, request

app = Flask(__name__)
db = sqlite3.connect("shop.db")


def identity(x):
    return x


def constant(x):
    return "localhost"


def first(a, b):
    return a


def second(a, b):
    return b


@app.get("/identity")
def through_identity():
    os.system("ping " + identity(request.args["host"]))  # want command-injection


@app.get("/identity-constant")
def constant_through_identity():
    note = request.args["note"]
    os.system("ping " + identity("localhost") + identity(str(len(note))))  # safe: a constant and a number


@app.get("/constant")
def ignored():
    os.system("ping " + constant(request.args["host"]))  # safe: the function ignores it


@app.get("/first")
def of_two():
    os.system("ping " + first("localhost", request.args["host"]))  # safe: the first of the two
    os.system("ping " + second("localhost", request.args["host"]))  # want command-injection


@app.get("/named")
def by_name():
    os.system("ping " + first(b=request.args["host"], a="localhost"))  # safe: a is the constant
    os.system("ping " + first(b="localhost", a=request.args["host"]))  # want command-injection


def ping(host):
    os.system("ping " + host)  # want command-injection


def ping_safely(host):
    os.system("ping " + host)  # safe: only constants are passed


@app.get("/sink-in-callee")
def sink_in_callee():
    ping(request.args["host"])
    ping_safely("localhost")


def deep1(x):
    return deep2(x) + "."


def deep2(x):
    return deep3(x.strip())


def deep3(x):
    os.system("ping " + x)  # want command-injection
    return x


@app.get("/deep")
def deep():
    return str(len(deep1(request.args["host"])))


def choose(mode, value):
    if mode == "raw":
        return value
    return "localhost"


@app.get("/mode-raw")
def mode_raw():
    os.system("ping " + choose("raw", request.args["host"]))  # want command-injection


@app.get("/mode-other")
def mode_other():
    os.system("ping " + choose("other", request.args["host"]))  # safe: this mode gives a constant


@app.get("/mode-keyword")
def mode_keyword():
    os.system("ping " + choose(value=request.args["host"], mode="fixed"))  # safe: this mode gives a constant


def run(command, dry=False):
    if dry:
        return command
    os.system(command)  # safe: called with data only when dry
    return ""


@app.get("/dry")
def dry_run():
    run("uptime " + request.args["x"], dry=True)


def run_maybe(command, dry=True):
    if dry:
        return command
    os.system(command)
    return ""


@app.get("/not-dry")
def not_dry():
    run_maybe("uptime " + request.args["x"], dry=False)  # want command-injection


def run_default(command, dry=True):
    if not dry:
        os.system(command)  # safe: nobody asks for it
    return ""


@app.get("/dry-by-default")
def dry_by_default():
    run_default("uptime " + request.args["x"])


def pick(index, values):
    return values[index]


@app.get("/pick")
def picked():
    os.system("ping " + pick(0, ["localhost", request.args["host"]]))  # safe: the first
    os.system("ping " + pick(1, ["localhost", request.args["host"]]))  # want command-injection


def lookup(values, key):
    return values[key]


@app.get("/lookup")
def looked_up():
    values = {"a": "localhost", "b": request.args["host"]}
    os.system("ping " + lookup(values, "a"))  # safe: the other key
    os.system("ping " + lookup(values, "b"))  # want command-injection


def fill(values, host):
    values["host"] = host


@app.get("/filled")
def filled():
    values = {"host": "localhost"}
    fill(values, request.args["host"])
    os.system("ping " + values["host"])  # want command-injection


@app.get("/refilled")
def refilled():
    values = {"host": request.args["host"]}
    fill(values, "localhost")
    os.system("ping " + values["host"])  # safe: overwritten by the callee


def add(values, host):
    values.append(host)


@app.get("/added")
def added():
    values = ["localhost"]
    add(values, request.args["host"])
    os.system("ping " + values[0])  # safe: the first
    os.system("ping " + values[1])  # want command-injection


def drop_first(values):
    values.pop(0)


@app.get("/dropped")
def dropped():
    values = [request.args["host"], "localhost"]
    drop_first(values)
    os.system("ping " + values[0])  # safe: the callee removed the first


def apply(f, x):
    return f(x)


@app.get("/callback")
def callback():
    os.system("ping " + apply(identity, request.args["host"]))  # want command-injection
    os.system("ping " + apply(constant, request.args["host"]))  # safe: that function ignores it


def apply_sink(f, x):
    return f(x)


@app.get("/callback-sink-live")
def callback_sink_live():
    apply_sink(os.system, "ping " + request.args["host"])  # want command-injection


@app.get("/lambda")
def lambdas():
    pick_a = lambda a, b: a
    pick_b = lambda a, b: b
    os.system("ping " + pick_a("localhost", request.args["host"]))  # safe: the first
    os.system("ping " + pick_b("localhost", request.args["host"]))  # want command-injection


@app.get("/lambda-constant")
def lambda_constant():
    make = lambda x: "localhost"
    os.system("ping " + make(request.args["host"]))  # safe: it ignores its argument


@app.get("/partial")
def partials():
    f = partial(second, "localhost")
    g = partial(first, "localhost")
    os.system("ping " + f(request.args["host"]))  # want command-injection
    os.system("ping " + g(request.args["host"]))  # safe: the first is bound to a constant


@app.get("/partial-data")
def partial_data():
    f = partial(first, request.args["host"])
    os.system("ping " + f("localhost"))  # want command-injection


@app.get("/partial-keyword")
def partial_keyword():
    f = partial(first, b=request.args["host"])
    os.system("ping " + f("localhost"))  # safe: a is the constant


@app.get("/map")
def mapped():
    for host in map(str.strip, request.args.getlist("host")):
        os.system("ping " + host)  # want command-injection


@app.get("/map-int")
def mapped_int():
    for n in map(int, request.args.getlist("n")):
        os.system("kill %s" % n)  # safe: numbers


@app.get("/map-join")
def mapped_join():
    os.system("kill " + " ".join(map(str, map(int, request.args.getlist("n")))))  # safe: numbers


@app.get("/map-constant")
def mapped_constant():
    for host in map(constant, request.args.getlist("host")):
        os.system("ping " + host)  # safe: the function ignores its argument


@app.get("/filter")
def filtered():
    for host in filter(None, request.args.getlist("host")):
        os.system("ping " + host)  # want command-injection


@app.get("/filter-digits")
def filtered_digits():
    for n in filter(str.isdigit, request.args.getlist("n")):
        os.system("kill " + n)  # safe: digits


@app.get("/filter-lambda")
def filtered_lambda():
    for n in filter(lambda v: v in ("uptime", "df"), request.args.getlist("n")):
        os.system(n)  # safe: one of two


@app.get("/sorted-key")
def sorted_key():
    hosts = sorted(request.args.getlist("host"), key=len)
    os.system("ping " + hosts[0])  # want command-injection


@app.get("/reduce")
def reduced():
    os.system("ping " + reduce(lambda a, b: a + b, request.args.getlist("host"), ""))  # want command-injection


@app.get("/table")
def function_table():
    table = {"id": identity, "const": constant}
    os.system("ping " + table["const"](request.args["host"]))  # safe: the function ignores it
    os.system("ping " + table["id"](request.args["host"]))  # want command-injection


def factorial_host(n, host):
    if n <= 0:
        return host
    return factorial_host(n - 1, host)


@app.get("/recursion")
def recursion():
    os.system("ping " + factorial_host(3, request.args["host"]))  # want command-injection


def countdown(n, host):
    if n <= 0:
        return "localhost"
    return countdown(n - 1, host)


@app.get("/recursion-constant")
def recursion_constant():
    os.system("ping " + countdown(3, request.args["host"]))  # safe: the end of the recursion is a constant


def even(n, host):
    return host if n == 0 else odd(n - 1, host)


def odd(n, host):
    return "odd" if n == 0 else even(n - 1, host)


@app.get("/mutual-recursion")
def mutual_recursion():
    os.system("ping " + even(4, request.args["host"]))  # want command-injection


def flatten(values):
    out = []
    for v in values:
        if isinstance(v, list):
            out.extend(flatten(v))
        else:
            out.append(v)
    return out


@app.get("/recursion-list")
def recursion_list():
    os.system("ping " + " ".join(flatten(["a", [request.args["host"]]])))  # want command-injection


@app.get("/recursion-list-safe")
def recursion_list_safe():
    os.system("ping " + " ".join(flatten(["a", ["b", ["c"]]])))  # safe: constants


def default_host(host="localhost"):
    return host


@app.get("/default")
def default_argument():
    os.system("ping " + default_host())  # safe: the default
    os.system("ping " + default_host(request.args["host"]))  # want command-injection


def collect(*hosts, **options):
    return " ".join(hosts) + options.get("suffix", "")


@app.get("/varargs")
def varargs():
    os.system("ping " + collect("a", request.args["host"]))  # want command-injection


@app.get("/varargs-safe")
def varargs_safe():
    os.system("ping " + collect("a", "b", suffix=".org", unused=request.args["host"]))  # safe: unused is not read


def forward(*args, **kwargs):
    return first(*args, **kwargs)


@app.get("/forwarded")
def forwarded():
    os.system("ping " + forward("localhost", request.args["host"]))  # safe: the first
    os.system("ping " + forward(request.args["host"], "localhost"))  # want command-injection


@app.get("/forwarded-keyword")
def forwarded_keyword():
    os.system("ping " + forward(a="localhost", b=request.args["host"]))  # safe: a
    os.system("ping " + forward(a=request.args["host"], b="localhost"))  # want command-injection


def outer_value(host):
    def inner():
        return host
    return inner()


@app.get("/nested-function")
def nested_function():
    os.system("ping " + outer_value(request.args["host"]))  # want command-injection


def build_query(table, where=None):
    sql = "SELECT * FROM " + table
    if where:
        sql += " WHERE " + where
    return sql


@app.get("/query-builder")
def query_builder():
    name = request.args["name"]
    db.execute(build_query("items", "name = ?"), (name,))  # safe: a parameter


@app.get("/query-builder-live")
def query_builder_live():
    name = request.args["name"]
    db.execute(build_query("items", "name = '%s'" % name))  # want sql-injection


def get_param(name):
    return request.args[name]


@app.get("/source-in-callee")
def source_in_callee():
    os.system("ping " + get_param("host"))  # want command-injection


def get_number(name):
    return int(request.args[name])


@app.get("/source-in-callee-safe")
def source_in_callee_safe():
    os.system("sleep %s" % get_number("n"))  # safe: a number


def many_returns(kind, host):
    if kind == 1:
        return "one"
    elif kind == 2:
        return "two"
    else:
        return host


@app.get("/many-returns")
def with_many_returns():
    os.system("ping " + many_returns(2, request.args["host"]))  # safe: "two"
    os.system("ping " + many_returns(3, request.args["host"]))  # want command-injection


def query_of(url):
    return urlsplit(url).query


def port_of(url):
    return urlsplit(url).port


def ping_query(url):
    os.system("ping " + urlsplit(url).query)  # want command-injection


@app.get("/attribute-of-what-is-made-of-it")
def attribute_of_what_is_made_of_it():
    os.system("ping " + query_of(request.args["url"]))  # want command-injection
    os.system("sleep %s" % port_of(request.args["url"]))  # safe: a number
    os.system("ping " + query_of("http://localhost/?a"))  # safe: a constant
    ping_query(request.args["url"])


def dead_for_all(flag):
    host = request.args["host"]
    if flag:
        os.system("ping " + host)  # safe: nobody passes True


def live_for_one(flag):
    host = request.args["host"]
    if flag:
        os.system("ping " + host)  # want command-injection


@app.get("/flags")
def flags():
    dead_for_all(False)
    live_for_one(False)
    live_for_one(True)
