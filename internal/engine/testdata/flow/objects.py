"""Objects, their attributes, classes and special methods."""
import os
import sqlite3
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum
from types import SimpleNamespace
from typing import NamedTuple

from flask import Flask, request
from flask.views import MethodView

app = Flask(__name__)
db = sqlite3.connect("shop.db")


class Target:
    def __init__(self, host, note="none"):
        self.host = host
        self.note = note

    def command(self):
        return "ping " + self.host

    def echo(self):
        return "echo " + self.note

    def with_host(self, host):
        self.host = host
        return self


@app.get("/attribute")
def attribute():
    t = Target("localhost", request.args["note"])
    os.system("ping " + t.host)  # safe: the other attribute
    os.system("echo " + t.note)  # want command-injection


@app.get("/method")
def method():
    t = Target("localhost", request.args["note"])
    os.system(t.command())  # safe: the host is a constant
    os.system(t.echo())  # want command-injection


@app.get("/two-objects")
def two_objects():
    a, b = Target("localhost"), Target(request.args["host"])
    os.system(a.command())  # safe: the other object
    os.system(b.command())  # want command-injection


@app.get("/set-attribute")
def set_attribute():
    t = Target("localhost")
    t.host = request.args["host"]
    os.system(t.command())  # want command-injection


@app.get("/overwrite-attribute")
def overwrite_attribute():
    t = Target(request.args["host"])
    t.host = "localhost"
    os.system(t.command())  # safe: overwritten


@app.get("/fluent")
def fluent():
    os.system(Target("localhost").with_host(request.args["host"]).command())  # want command-injection
    os.system(Target(request.args["host"]).with_host("localhost").command())  # safe: overwritten


@app.get("/alias")
def alias():
    a = Target("localhost")
    b = a
    b.host = request.args["host"]
    os.system(a.command())  # want command-injection


@app.get("/attribute-branches")
def attribute_branches():
    t = Target("localhost")
    if request.args.get("x"):
        t.host = request.args["host"]
    os.system(t.command())  # want command-injection


@app.get("/getattr")
def get_attr():
    t = Target("localhost", request.args["note"])
    os.system("ping " + getattr(t, "host"))  # safe: the other attribute
    os.system("echo " + getattr(t, "note"))  # want command-injection


@app.get("/setattr")
def set_attr():
    t = Target(request.args["host"])
    setattr(t, "host", "localhost")
    os.system("ping " + t.host)  # safe: overwritten


class Account:
    prefix = "user-"

    def __init__(self, name):
        self._name = name

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = value.strip()

    @property
    def label(self):
        return "account"

    @classmethod
    def named(cls, name):
        return cls(name)

    @staticmethod
    def clean(name):
        return "".join(c for c in name if c.isalnum())

    @staticmethod
    def same(name):
        return name


@app.get("/property")
def property_read():
    a = Account(request.args["name"])
    os.system("id " + a.name)  # want command-injection
    os.system("id " + a.label)  # safe: a constant


@app.get("/setter")
def property_set():
    a = Account("nobody")
    a.name = request.args["name"]
    os.system("id " + a.name)  # want command-injection


@app.get("/setter-safe")
def property_set_safe():
    a = Account(request.args["name"])
    a.name = "nobody"
    os.system("id " + a.name)  # safe: overwritten by the setter


@app.get("/classmethod")
def class_method():
    os.system("id " + Account.named(request.args["name"]).name)  # want command-injection
    os.system("id " + Account.named("nobody").name)  # safe: a constant


@app.get("/staticmethod")
def static_method():
    os.system("id " + Account.same(request.args["name"]))  # want command-injection
    os.system("id " + Account.clean(request.args["name"]))  # safe: letters and digits
    os.system("id " + Account("x").same("nobody"))  # safe: a constant


@app.get("/class-attribute")
def class_attribute():
    note = request.args["note"]
    os.system("id " + Account.prefix + str(len(note)))  # safe: a constant and a number


class Base:
    def __init__(self, host):
        self.host = host

    def target(self):
        return self.host

    def run(self):
        os.system("ping " + self.target())  # want command-injection

    def safe_run(self):
        os.system("ping " + self.safe_target())  # safe: every class gives a constant

    def safe_target(self):
        return "localhost"


class Derived(Base):
    def __init__(self, host, port):
        super().__init__(host)
        self.port = port

    def safe_target(self):
        return "example.org"


class Overriding(Base):
    def target(self):
        return "localhost"


class Extending(Base):
    def target(self):
        return super().target() + ".example.org"


@app.get("/inherited")
def inherited():
    Derived(request.args["host"], "80").run()
    Derived(request.args["host"], "80").safe_run()


@app.get("/inherited-attribute")
def inherited_attribute():
    d = Derived("localhost", request.args["port"])
    os.system("ping " + d.host)  # safe: the other parameter
    os.system("nc " + d.port)  # want command-injection


@app.get("/overridden")
def overridden():
    os.system("ping " + Overriding(request.args["host"]).target())  # safe: overridden
    os.system("ping " + Base(request.args["host"]).target())  # want command-injection


@app.get("/extended")
def extended():
    os.system("ping " + Extending(request.args["host"]).target())  # want command-injection
    os.system("ping " + Extending("www").target())  # safe: a constant


class Left(Base):
    def target(self):
        return "left"


class Both(Left, Extending):
    pass


@app.get("/c3")
def c3_order():
    os.system("ping " + Both(request.args["host"]).target())  # safe: Left comes first


class Shape:
    def draw(self, x):
        raise NotImplementedError


class Plain(Shape):
    def draw(self, x):
        return x


class Quiet(Shape):
    def draw(self, x):
        return "quiet"


def drawer(kind):
    return Plain() if kind == "plain" else Quiet()


@app.get("/factory")
def factory():
    os.system("echo " + drawer("plain").draw(request.args["x"]))  # want command-injection
    os.system("echo " + drawer("quiet").draw(request.args["x"]))  # safe: that class ignores it


def draw_with(shape, x):
    return shape.draw(x)


@app.get("/polymorphic")
def polymorphic():
    os.system("echo " + draw_with(Plain(), request.args["x"]))  # want command-injection
    os.system("echo " + draw_with(Quiet(), request.args["x"]))  # safe: that class ignores it


@dataclass
class Job:
    command: str
    host: str = "localhost"
    extra: list = field(default_factory=list)

    def line(self):
        return self.command + " " + self.host


@app.get("/dataclass")
def data_class():
    job = Job("ping", request.args["host"])
    os.system(job.command)  # safe: the other field
    os.system(job.line())  # want command-injection


@app.get("/dataclass-keyword")
def data_class_keyword():
    job = Job(command="ping")
    os.system(job.line())  # safe: both are constants
    other = Job(host=request.args["host"], command="ping")
    os.system(other.host)  # want command-injection


@app.get("/dataclass-list")
def data_class_list():
    job = Job("ping")
    job.extra.append(request.args["host"])
    os.system(" ".join(job.extra))  # want command-injection
    os.system(job.command)  # safe: a constant


class Point(NamedTuple):
    name: str
    note: str = ""


@app.get("/named-tuple-class")
def named_tuple_class():
    p = Point("localhost", request.args["note"])
    os.system("ping " + p.name)  # safe: the other field
    os.system("echo " + p[1])  # want command-injection
    os.system("echo " + p.note)  # want command-injection


Pair = namedtuple("Pair", "a b")


@app.get("/named-tuple-call")
def named_tuple_call():
    p = Pair(a="localhost", b=request.args["b"])
    os.system("ping " + p.a)  # safe: the other field
    os.system("ping " + p.b)  # want command-injection


@app.get("/named-tuple-replace")
def named_tuple_replace():
    p = Pair(request.args["a"], "b")._replace(a="localhost")
    os.system("ping " + p.a)  # safe: replaced


class Table:
    def __init__(self):
        self.data = {}

    def __setitem__(self, key, value):
        self.data[key] = value

    def __getitem__(self, key):
        return self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __len__(self):
        return len(self.data)


@app.get("/getitem")
def get_item():
    t = Table()
    t["a"] = "localhost"
    t["b"] = request.args["host"]
    os.system("ping " + t["b"])  # want command-injection
    os.system("ping " + t["a"])  # safe: the other key
    os.system("echo %d" % len(t))  # safe: a number


class Upper:
    def __call__(self, x):
        return x.upper()


class Fixed:
    def __call__(self, x):
        return "fixed"


@app.get("/call")
def call_method():
    os.system("echo " + Upper()(request.args["x"]))  # want command-injection
    os.system("echo " + Fixed()(request.args["x"]))  # safe: it ignores its argument


class Session:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        return False


class Constant(Session):
    def __enter__(self):
        return "constant"


@app.get("/enter")
def enter():
    with Session(request.args["x"]) as name:
        os.system("echo " + name)  # want command-injection
    with Constant(request.args["x"]) as name:
        os.system("echo " + name)  # safe: __enter__ gives a constant


class Names:
    def __init__(self, *names):
        self.names = names

    def __iter__(self):
        return iter(self.names)


class Numbers:
    def __init__(self, names):
        self.names = names

    def __iter__(self):
        for n in self.names:
            yield str(len(n))


@app.get("/iter")
def iterate():
    for n in Names("a", request.args["x"]):
        os.system("echo " + n)  # want command-injection
    for n in Numbers([request.args["x"]]):
        os.system("echo " + n)  # safe: numbers


class Page:
    def __init__(self, title):
        self.title = title

    def __str__(self):
        return "page " + self.title


class Anonymous(Page):
    def __str__(self):
        return "page"


@app.get("/str")
def to_string():
    os.system("echo " + str(Page(request.args["x"])))  # want command-injection
    os.system(f"echo {Page(request.args['x'])}")  # want command-injection
    os.system("echo %s" % Page(request.args["x"]))  # want command-injection
    os.system("echo " + str(Anonymous(request.args["x"])))  # safe: the text is fixed
    os.system(f"echo {Anonymous(request.args['x'])}")  # safe: the text is fixed


class Url:
    def __init__(self, text):
        self.text = text

    def __truediv__(self, other):
        return Url(self.text + "/" + other)

    def __add__(self, other):
        return Url(self.text + other)

    def __eq__(self, other):
        return self.text == other.text


@app.get("/operators")
def operators():
    url = Url("http:") / "a" + request.args["x"]
    os.system("curl " + url.text)  # want command-injection
    fixed = Url("http:") / "a" + "b"
    os.system("curl " + fixed.text)  # safe: constants


class Color(Enum):
    RED = "red"
    BLUE = "blue"


@app.get("/enum")
def enumeration():
    os.system("echo " + Color(request.args["color"]).value)  # safe: one of the members' values
    os.system("echo " + Color[request.args["color"]].name)  # safe: one of the members' names


class Lazy:
    def __getattr__(self, name):
        return request.args[name]


@app.get("/getattr-method")
def get_attr_method():
    os.system("echo " + Lazy().host)  # want command-injection


class Counter:
    def __init__(self):
        self.lines = []

    def add(self, line):
        self.lines.append(line)
        return self

    def text(self):
        return "\n".join(self.lines)


@app.get("/builder")
def builder():
    os.system(Counter().add("echo a").add(request.args["x"]).text())  # want command-injection
    os.system(Counter().add("echo a").add("b").text())  # safe: constants


class Outer:
    def __init__(self, host):
        self.inner = Target(host)


@app.get("/nested")
def nested():
    os.system("ping " + Outer(request.args["host"]).inner.host)  # want command-injection
    os.system("ping " + Outer("localhost").inner.host)  # safe: a constant
    os.system("ping " + Outer(request.args["host"]).inner.note)  # safe: the default


class Repository:
    def __init__(self, connection):
        self.connection = connection

    def by_name(self, name):
        return self.connection.execute("SELECT * FROM items WHERE name = '%s'" % name)  # want sql-injection

    def by_name_safely(self, name):
        return self.connection.execute("SELECT * FROM items WHERE name = ?", (name,))  # safe: a parameter


@app.get("/repository")
def repository():
    r = Repository(sqlite3.connect("shop.db"))
    r.by_name(request.args["name"])
    r.by_name_safely(request.args["name"])


class Search(MethodView):
    def post(self):
        self.term = request.args["q"]
        return self.results() + self.fixed()

    def results(self):
        db.execute("SELECT * FROM items WHERE name = '" + self.term + "'")  # want sql-injection
        return ""

    def fixed(self):
        db.execute("SELECT * FROM items WHERE name = ?", (self.term,))  # safe: a parameter
        return ""


app.add_url_rule("/search", view_func=Search.as_view("search"))


class Cell:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


@app.get("/del-attribute")
def in_dict_of_objects():
    cells = {"a": Cell(request.args["x"]), "b": Cell("b")}
    os.system("echo " + cells["b"].value)  # safe: the other cell
    os.system("echo " + cells["a"].value)  # want command-injection


@app.get("/list-of-objects")
def list_of_objects():
    cells = [Cell("a"), Cell(request.args["x"])]
    for c in cells:
        os.system("echo " + c.value)  # want command-injection
    os.system("echo " + cells[0].value)  # safe: the first


@app.get("/isinstance")
def is_instance_of():
    shape = Quiet()
    if isinstance(shape, Plain):
        os.system("echo " + request.args["x"])  # safe: it is none
    if isinstance(shape, Quiet):
        os.system("echo " + request.args["y"])  # want command-injection


class Passage:
    def __init__(self, keeps, mode="quiet"):
        self.keeps = keeps
        self.mode = mode

    def __call__(self, value):
        return value if self.keeps else "localhost"

    def ping(self, host):
        self._ping(host)

    def _ping(self, host):
        if self.mode == "shell":
            os.system("ping -c1 " + host)  # want command-injection


@app.get("/decided-by-attribute")
def decided_by_attribute():
    host = request.args["host"]
    os.system("ping -c1 " + Passage(False)(host))  # safe: it keeps nothing
    os.system("ping -c1 " + Passage(keeps=True)(host))  # want command-injection


@app.get("/decided-further-in")
def decided_further_in():
    Passage(True, "shell").ping(request.args["host"])


@app.get("/decided-by-no-shell")
def decided_by_no_shell():
    host = request.args["host"]
    Passage(True).ping(host)  # safe: it says nothing


@app.get("/vars")
def as_dictionary():
    box = SimpleNamespace(name="localhost", host=request.args["host"])
    os.system("ping -c1 " + vars(box)["host"])  # want command-injection
    os.system("ping -c1 " + vars(box)["name"])  # safe: the other attribute
    passage = Passage(True)
    passage.host = request.args["host"]
    os.system("ping -c1 " + passage.__dict__["host"])  # want command-injection
    os.system("ping -c1 " + vars(passage).get("mode", ""))  # safe: a constant


class Tools:
    """Methods that are chosen by a name which is put together."""

    def run(self, action, host):
        handler = getattr(self, "do_" + action, None)
        return handler(host) if handler else "no"

    def do_ping(self, host):
        os.system("ping -c1 " + host)  # want command-injection

    def do_trace(self, host):
        if host in ("localhost", "router"):
            os.system("traceroute " + host)  # safe: one of two
        return ""

    def undo_ping(self, host):
        os.system("ping -c1 " + host)  # safe: of another name


@app.get("/tools")
def tools():
    return str(Tools().run("ping", "localhost")) + str(Tools().run(request.args["action"], request.args["host"]))
