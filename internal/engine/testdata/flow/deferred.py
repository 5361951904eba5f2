"""What a function does with things that only its callers know."""
import abc
import asyncio
import concurrent.futures
import functools
import os
import shlex

from flask import Flask, request

app = Flask(__name__)


# Registries and listeners.

HANDLERS = {}

def handler(name):
    def deco(f):
        HANDLERS[name] = f
        return f
    return deco

@handler("safe")
def h_safe(v):
    return shlex.quote(v)

@handler("raw")
def h_raw(v):
    return v


@app.get("/registered-safe")
def registered_safe():
    x = request.args.get("x", "")
    os.system("ls " + HANDLERS["safe"](x))  # safe: quoted


@app.get("/registered-raw")
def registered_raw():
    x = request.args.get("x", "")
    os.system("ls " + HANDLERS["raw"](x))  # want command-injection


class Bus:
    def __init__(self):
        self.subs = []
    def on(self, f):
        self.subs.append(f)
    def emit(self, v):
        for s in self.subs:
            s(v)

def listener(v):
    os.system("ls " + v)  # want command-injection


@app.get("/emitted")
def emitted():
    x = request.args.get("x", "")
    b = Bus()
    b.on(listener)
    b.emit(x)


# Classes.


class Source(abc.ABC):
    @abc.abstractmethod
    def read(self): ...

class Fixed(Source):
    def read(self):
        return "home"

class Query(Source):
    def read(self):
        return request.args.get("x", "")

def show(s: Source):
    return "ls " + s.read()


@app.get("/fixed-source")
def fixed_source():
    os.system(show(Fixed()))  # safe: a constant


@app.get("/query-source")
def query_source():
    os.system(show(Query()))  # want command-injection


# What is taken out of what is passed.

def drop_last(items):
    items.pop()


def wipe(entries):
    entries.clear()


def delete(entries, name):
    del entries[name]


def take(entries):
    return entries.pop("a")


def drop_some(items):
    if len(items) > 2:
        items.pop()


@app.get("/dropped-last")
def dropped_last():
    items = ["a", request.args.get("x", "")]
    drop_last(items)
    os.system("ls " + items[-1])  # safe: the last one is gone


@app.get("/dropped-perhaps")
def dropped_perhaps():
    items = ["a", request.args.get("x", "")]
    drop_some(items)
    os.system("ls " + items[-1])  # want command-injection


@app.get("/wiped")
def wiped():
    entries = {"a": request.args.get("x", "")}
    wipe(entries)
    os.system("ls " + "".join(entries.values()))  # safe: nothing is left


@app.get("/deleted")
def deleted():
    entries = {"a": request.args.get("x", ""), "b": "home"}
    delete(entries, "a")
    os.system("ls " + "".join(entries.values()))  # safe: the other one is left


@app.get("/deleted-other")
def deleted_other():
    entries = {"a": request.args.get("x", ""), "b": "home"}
    delete(entries, "b")
    os.system("ls " + "".join(entries.values()))  # want command-injection


@app.get("/taken")
def taken():
    entries = {"a": request.args.get("x", ""), "b": "home"}
    os.system("ls " + take(entries))  # want command-injection
    os.system("ls " + "".join(entries.values()))  # safe: the other one is left


# Entries of what is passed, by names that the caller knows.

def entry(entries, name, default="none"):
    return entries.get(name, default)


def merged(base, extra):
    out = dict(base)
    out.update(extra)
    return out


def with_default(**options):
    options.setdefault("name", "home")
    return options


def pairs(entries):
    return [(name, value) for name, value in entries.items()]


@app.get("/entry")
def one_entry():
    entries = {"a": request.args.get("x", ""), "b": "home"}
    os.system("ls " + entry(entries, "a"))  # want command-injection
    os.system("ls " + entry(entries, "b"))  # safe: the other one
    os.system("ls " + entry(entries, "c"))  # safe: the default


@app.get("/merged")
def merged_entries():
    x = request.args.get("x", "")
    os.system("ls " + merged({"a": "home"}, {"a": x})["a"])  # want command-injection
    os.system("ls " + merged({"a": x}, {"a": "home"})["a"])  # safe: the second one wins
    os.system("ls " + merged({"a": x}, {"b": "home"})["b"])  # safe: the other name


@app.get("/with-default")
def with_defaults():
    x = request.args.get("x", "")
    os.system("ls " + with_default(name=x)["name"])  # want command-injection
    os.system("ls " + with_default(other=x)["name"])  # safe: the default


@app.get("/paired")
def paired():
    for name, value in pairs({"a": request.args.get("x", "")}):
        os.system("ls " + value)  # want command-injection


# A class in the place of a function.

class Quoting:
    def __init__(self, f):
        self.f = f

    def __call__(self, v):
        return self.f(shlex.quote(v))


@Quoting
def quoted_command(v):
    return "ls " + v


@app.get("/quoted-by-class")
def quoted_by_class():
    os.system(quoted_command(request.args.get("x", "")))  # safe: the class quotes


class Logged:
    def __init__(self, f):
        self.f = f
        self.__name__ = self.__qualname__ = f.__name__

    def __call__(self):
        return self.f()


@app.get("/logged-by-class")
@Logged
def logged_by_class():
    os.system("ls " + request.args.get("x", ""))  # want command-injection


# Entries that decide.

def handle(event):
    if event["kind"] == "command":
        os.system("ls " + event["value"])  # want command-injection


def note(event):
    if event.get("kind") == "command":
        os.system("ls " + event["value"])  # safe: nobody passes such an event


@app.get("/handled")
def handled():
    x = request.args.get("x", "")
    handle({"kind": "command", "value": x})
    note({"kind": "note", "value": x})


@app.get("/updated-by-pairs")
def updated_by_pairs():
    x = request.args.get("x", "")
    entries = {"a": x, "b": "home"}
    entries.update([("a", "home"), ("b", x)])
    os.system("ls " + entries["a"])  # safe: replaced
    os.system("ls " + entries["b"])  # want command-injection


# What an executor passes on, each in its place.

def second_of(first, second):
    return second


def both_of(first, *, second=""):
    return first + second


@app.get("/submitted-other")
def submitted_other():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        os.system("ls " + pool.submit(second_of, request.args["x"], "home").result())  # safe: the other one comes back


@app.get("/submitted-same")
def submitted_same():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        os.system("ls " + pool.submit(second_of, "home", request.args["x"]).result())  # want command-injection


@app.get("/submitted-named")
def submitted_named():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        os.system("ls " + pool.submit(both_of, "home", second=request.args["x"]).result())  # want command-injection


@app.get("/submitted-unpacked")
def submitted_unpacked():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        os.system("ls " + pool.submit(second_of, *request.args.getlist("x")).result())  # want command-injection


@app.get("/threaded-other")
async def threaded_other():
    os.system("ls " + await asyncio.to_thread(second_of, request.args["x"], "home"))  # safe: the other one comes back


def first_in(items, otherwise="home"):
    return items[0] if items else otherwise


@app.get("/threaded-list")
async def threaded_list():
    os.system("ls " + (await asyncio.to_thread(first_in, [request.args["x"], "home"])))  # want command-injection
