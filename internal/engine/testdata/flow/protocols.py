"""Own classes that carry or replace values."""
import abc
import collections
import contextlib
import copy
import dataclasses
import enum
import functools
import operator
import os
import types
from dataclasses import dataclass, field
from typing import NamedTuple

from flask import Flask, request

app = Flask(__name__)


class SetFixed:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, "fixed")


class SetKeeps:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class SetSuper:
    def __setattr__(self, name, value):
        super().__setattr__(name, value.strip())


class SetDict:
    def __setattr__(self, name, value):
        self.__dict__[name] = value


class SetDictFixed:
    def __setattr__(self, name, value):
        self.__dict__[name] = "fixed"


class SetDrops:
    wanted = "default"

    def __setattr__(self, name, value):
        pass


class SetInt:
    def __setattr__(self, name, value):
        super().__setattr__(name, int(value))


@app.get("/c1")
def set_fixed():
    o = SetFixed()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # safe: replaced by a constant


@app.get("/c2")
def set_keeps():
    o = SetKeeps()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # want command-injection


@app.get("/c3")
def set_super():
    o = SetSuper()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # want command-injection


@app.get("/c4")
def set_dict():
    o = SetDict()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # want command-injection


@app.get("/c5")
def set_dict_fixed():
    o = SetDictFixed()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # safe


@app.get("/c6")
def set_drops():
    o = SetDrops()
    o.wanted = request.args["h"]
    os.system("ping " + o.wanted)  # safe: the class's


@app.get("/c7")
def set_int():
    o = SetInt()
    o.wanted = request.args["h"]
    os.system("ping " + str(o.wanted))  # safe: a number


class GetAny:
    def __init__(self, value):
        self.value = value

    def __getattr__(self, name):
        return self.value


class GetFixed:
    def __init__(self, value):
        self.value = value

    def __getattr__(self, name):
        return "fixed"


@app.get("/c8")
def get_any():
    os.system("ping " + GetAny(request.args["h"]).host)  # want command-injection


@app.get("/c9")
def get_fixed():
    os.system("ping " + GetFixed(request.args["h"]).host)  # safe


class Items:
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data


class ItemsFixed(Items):
    def __setitem__(self, key, value):
        self.data[key] = "fixed"


@app.get("/c11")
def own_items():
    o = Items()
    o["a"] = request.args["h"]
    o["b"] = "b"
    os.system("ping " + o["a"])  # want command-injection
    os.system("ping " + o["b"])  # safe


@app.get("/c12")
def own_items_fixed():
    o = ItemsFixed()
    o["a"] = request.args["h"]
    os.system("ping " + o["a"])  # safe


class DictFixed(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, "fixed")


class DictKeeps(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class DictMissing(dict):
    def __missing__(self, key):
        return "missing"


@app.get("/c13")
def dict_fixed():
    o = DictFixed()
    o["a"] = request.args["h"]
    os.system("ping " + o["a"])  # safe


@app.get("/c14")
def dict_keeps():
    o = DictKeeps()
    o["A"] = request.args["h"]
    os.system("ping " + o["a"])  # want command-injection


@app.get("/c15")
def dict_missing():
    o = DictMissing()
    o["a"] = request.args["h"]
    os.system("ping " + o["b"])  # safe
    os.system("ping " + o["a"])  # want command-injection


class Caller:
    def __init__(self, value):
        self.value = value

    def __call__(self, other=None):
        return other or self.value


@app.get("/c16")
def called():
    c = Caller(request.args["h"])
    os.system("ping " + c())  # want command-injection
    os.system("ping " + c("fixed"))  # safe


class Manager:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *a):
        self.value = None


class ManagerFixed(Manager):
    def __enter__(self):
        return "fixed"


class ManagerSelf(Manager):
    def __enter__(self):
        return self


@app.get("/c17")
def managed():
    with Manager(request.args["h"]) as v:
        os.system("ping " + v)  # want command-injection
    with ManagerFixed(request.args["h"]) as v:
        os.system("ping " + v)  # safe
    with ManagerSelf(request.args["h"]) as m:
        os.system("ping " + m.value)  # want command-injection


class Iterable:
    def __init__(self, *values):
        self.values = values

    def __iter__(self):
        return iter(self.values)


class IterFixed(Iterable):
    def __iter__(self):
        yield "fixed"


class Iterator:
    def __init__(self, value):
        self.value = value
        self.done = False

    def __iter__(self):
        return self

    def __next__(self):
        if self.done:
            raise StopIteration
        self.done = True
        return self.value


@app.get("/c18")
def iterated():
    for v in Iterable("a", request.args["h"]):
        os.system("ping " + v)  # want command-injection
    for v in IterFixed(request.args["h"]):
        os.system("ping " + v)  # safe
    for v in Iterator(request.args["h"]):
        os.system("ping " + v)  # want command-injection


@app.get("/c19")
def iterable_unpacked():
    a, b = Iterable("a", request.args["h"])
    os.system("ping " + b)  # want command-injection
    os.system("ping " + a)  # safe


class Described:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return getattr(obj, self.name)

    def __set__(self, obj, value):
        setattr(obj, self.name, value)


class DescribedFixed:
    def __get__(self, obj, owner=None):
        return "fixed"

    def __set__(self, obj, value):
        pass


class DescribedInDict:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return obj.__dict__[self.name]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class DescribedInt(DescribedInDict):
    def __set__(self, obj, value):
        obj.__dict__[self.name] = int(value)


class Owner:
    host = Described()
    fixed = DescribedFixed()
    kept = DescribedInDict("kept")
    number = DescribedInt("number")


@app.get("/c20")
def descriptors():
    o = Owner()
    o.host = request.args["h"]
    o.fixed = request.args["h"]
    o.kept = request.args["h"]
    o.number = request.args["h"]
    os.system("ping " + o.fixed)  # safe
    os.system("ping " + str(o.number))  # safe


class Props:
    def __init__(self):
        self._host = "localhost"
        self._fixed = "localhost"

    @property
    def host(self):
        return self._host

    @host.setter
    def host(self, value):
        self._host = value

    @property
    def fixed(self):
        return self._fixed

    @fixed.setter
    def fixed(self, value):
        if value in ("localhost", "example.org"):
            self._fixed = value

    def _get(self):
        return self._host

    def _set(self, value):
        self._host = value

    old = property(_get, _set)


@app.get("/c21")
def properties():
    p = Props()
    p.host = request.args["h"]
    p.fixed = request.args["h"]
    os.system("ping " + p.host)  # want command-injection
    os.system("ping " + p.fixed)  # safe


@app.get("/c22")
def old_properties():
    p = Props()
    p.old = request.args["h"]
    os.system("ping " + p.old)  # want command-injection
    p.old = "fixed"
    os.system("ping " + p.old)  # safe


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


@app.get("/c23")
def slots():
    s = Slots(request.args["h"], "b")
    os.system("ping " + s.a)  # want command-injection
    os.system("ping " + s.b)  # safe


@dataclass
class Data:
    host: str = "localhost"
    note: str = "note"
    tags: list = field(default_factory=list)


@dataclass(frozen=True)
class Frozen:
    host: str
    note: str = "note"


@dataclass
class Post:
    raw: str
    host: str = ""

    def __post_init__(self):
        self.host = "h-" + self.raw
        self.raw = "gone"


@app.get("/c24")
def data_replace():
    d = Data(request.args["h"], "x")
    e = dataclasses.replace(d, host="fixed")
    os.system("ping " + e.host)  # safe
    f = dataclasses.replace(d, note="y")
    os.system("ping " + f.host)  # want command-injection


@app.get("/c25")
def data_asdict():
    d = Frozen(request.args["h"])
    os.system("ping " + dataclasses.asdict(d)["host"])  # want command-injection
    os.system("ping " + dataclasses.asdict(d)["note"])  # safe
    os.system("ping " + dataclasses.astuple(d)[0])  # want command-injection
    os.system("ping " + dataclasses.astuple(d)[1])  # safe


@app.get("/c26")
def post_init():
    p = Post(request.args["h"])
    os.system("ping " + p.raw)  # safe
    os.system("ping " + p.host)  # want command-injection


class Point(NamedTuple):
    x: str
    y: str = "y"


@app.get("/c27")
def named_tuples():
    p = Point(request.args["h"])
    os.system("ping " + p._replace(x="fixed").x)  # safe
    os.system("ping " + p._replace(y="fixed").x)  # want command-injection
    os.system("ping " + p._asdict()["y"])  # safe
    os.system("ping " + p._asdict()["x"])  # want command-injection
    os.system("ping " + Point._make(["a", request.args["h"]]).y)  # want command-injection
    os.system("ping " + Point._make(["a", request.args["h"]]).x)  # safe


class Mode(enum.Enum):
    FAST = "fast"
    SLOW = "slow"

    @classmethod
    def of(cls, text):
        return cls.FAST if text == "f" else cls.SLOW


class Text(str, enum.Enum):
    A = "a"
    B = "b"


@app.get("/c28")
def enums():
    os.system("ping " + Mode.of(request.args["h"]).value)  # safe
    os.system("ping " + Mode(request.args["h"]).value)  # safe
    os.system("ping " + Mode[request.args["h"]].name)  # safe
    os.system("ping " + Text(request.args["h"]))  # safe


class Meta(type):
    @property
    def host(cls):
        return "meta"

    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        obj.kind = "fixed"
        return obj


class WithMeta(metaclass=Meta):
    def __init__(self, v):
        self.kind = v
        self.v = v


@app.get("/c29")
def meta():
    o = WithMeta(request.args["h"])
    os.system("ping " + o.v)  # want command-injection
    os.system("ping " + WithMeta.host)  # safe


class Sing:
    _one = None

    def __new__(cls, *a):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __init__(self, v):
        self.v = v


@app.get("/c30")
def singleton():
    s = Sing(request.args["h"])
    os.system("ping " + s.v)  # want command-injection


class StrFixed:
    def __init__(self, v):
        self.v = v

    def __str__(self):
        return "fixed"

    def __format__(self, spec):
        return self.v


class StrKeeps(StrFixed):
    def __str__(self):
        return self.v

    def __format__(self, spec):
        return "fixed"

    def __repr__(self):
        return self.v


@app.get("/c31")
def texts():
    a, b = StrFixed(request.args["h"]), StrKeeps(request.args["h"])
    os.system("ping " + str(a))  # safe
    os.system("ping " + str(b))  # want command-injection
    os.system("ping %s" % a)  # safe
    os.system("ping %s" % b)  # want command-injection
    os.system(f"ping {a}")  # want command-injection
    os.system(f"ping {b}")  # safe
    os.system(f"ping {b!s}")  # want command-injection
    os.system(f"ping {b!r}")  # want command-injection
    os.system("ping {}".format(a))  # want command-injection
    os.system("ping {}".format(b))  # safe


class Add:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return "fixed" + other

    def __radd__(self, other):
        return other + self.v

    def __or__(self, other):
        return other

    def __eq__(self, other):
        return True

    def __bool__(self):
        return False

    def __len__(self):
        return 0


@app.get("/c32")
def operators():
    a = Add(request.args["h"])
    os.system(a + "x")  # safe
    os.system("x" + a)  # want command-injection
    os.system(a | "fixed")  # safe
    os.system("x" if a else request.args["h"])  # want command-injection


class Grand:
    def make(self, v):
        return v

    def tag(self):
        return "grand"


class Parent(Grand):
    def make(self, v):
        return super().make(v)


class ChildFixed(Parent):
    def make(self, v):
        super().make(v)
        return "fixed"


class Mixin:
    def make(self, v):
        return super().make("mixed")


class Mixed(Mixin, Parent):
    pass


class MixedLate(Parent, Mixin):
    pass


@app.get("/c33")
def chains():
    h = request.args["h"]
    os.system("ping " + Parent().make(h))  # want command-injection
    os.system("ping " + ChildFixed().make(h))  # safe
    os.system("ping " + Mixed().make(h))  # safe
    os.system("ping " + MixedLate().make(h))  # want command-injection


class Registered:
    classes = {}

    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        Registered.classes[key or cls.__name__] = cls

    def run(self, v):
        return "base"


class RegRaw(Registered, key="raw"):
    def run(self, v):
        return v


class RegFixed(Registered, key="fixed"):
    def run(self, v):
        return "fixed"


@app.get("/c34")
def registered():
    h = request.args["h"]
    os.system("ping " + Registered.classes["fixed"]().run(h))  # safe


@app.get("/c35")
def getattr_names():
    h = request.args["h"]
    p = Parent()
    os.system("ping " + getattr(p, "make")(h))  # want command-injection
    os.system("ping " + getattr(ChildFixed(), "ma" + "ke")(h))  # safe
    os.system("ping " + getattr(p, "nothing", "fixed"))  # safe
    os.system("ping " + operator.methodcaller("make", h)(p))  # want command-injection
    os.system("ping " + operator.methodcaller("tag")(p))  # safe


@app.get("/c36")
def getters():
    s = Slots(request.args["h"], "b")
    os.system("ping " + operator.attrgetter("a")(s))  # want command-injection
    os.system("ping " + operator.attrgetter("b")(s))  # safe
    a, b = operator.attrgetter("a", "b")(s)
    os.system("ping " + a)  # want command-injection
    os.system("ping " + b)  # safe
    d = {"a": request.args["h"], "b": "b"}
    os.system("ping " + operator.itemgetter("a")(d))  # want command-injection
    os.system("ping " + operator.itemgetter("b")(d))  # safe
    x, y = operator.itemgetter("a", "b")(d)
    os.system("ping " + x)  # want command-injection
    os.system("ping " + y)  # safe


@app.get("/c37")
def namespaces():
    n = types.SimpleNamespace(a=request.args["h"], b="b")
    os.system("ping " + n.a)  # want command-injection
    os.system("ping " + n.b)  # safe
    n.a = "fixed"
    os.system("ping " + n.a)  # safe
    n.__dict__["a"] = request.args["h"]
    os.system("ping " + n.a)  # want command-injection
    m = types.SimpleNamespace(**{"a": "a", "b": request.args["h"]})
    os.system("ping " + m.a)  # safe
    os.system("ping " + vars(m)["b"])  # want command-injection
    os.system("ping " + vars(m)["a"])  # safe


@app.get("/c38")
def copies():
    s = Slots(request.args["h"], "b")
    t = copy.copy(s)
    s.a = "fixed"
    os.system("ping " + t.a)  # want command-injection
    os.system("ping " + s.a)  # safe
    d = {"l": ["a", request.args["h"]]}
    e = copy.deepcopy(d)
    e["l"][1] = "fixed"
    os.system("ping " + d["l"][1])  # want command-injection
    os.system("ping " + e["l"][1])  # safe
    f = copy.copy(d)
    f["l"][1] = "fixed"
    os.system("ping " + d["l"][1])  # safe: it is the same list


class Cached:
    def __init__(self, v):
        self.v = v

    @functools.cached_property
    def host(self):
        return self.v

    @staticmethod
    def stat(v):
        return "s" + v

    @classmethod
    def make(cls, v):
        return cls("fixed")

    @classmethod
    def keep(cls, v):
        return cls(v)


@app.get("/c39")
def class_methods():
    h = request.args["h"]
    os.system("ping " + Cached(h).host)  # want command-injection
    os.system("ping " + Cached.stat(h))  # want command-injection
    os.system("ping " + Cached.make(h).v)  # safe
    os.system("ping " + Cached.keep(h).v)  # want command-injection


class Box:
    value = "class"

    def clear(self):
        self.value = "cleared"
        return self

    def set(self, v):
        self.value = v
        return self

    def drop(self):
        del self.value
        return self


@app.get("/c40")
def fluent():
    h = request.args["h"]
    os.system("ping " + Box().set(h).value)  # want command-injection
    os.system("ping " + Box().set(h).clear().value)  # safe
    b = Box()
    setattr(b, "value", h)
    os.system("ping " + b.value)  # want command-injection
    delattr(b, "value")
    os.system("ping " + b.value)  # safe
    setattr(b, "val" + "ue", h)
    os.system("ping " + getattr(b, "value", "x"))  # want command-injection


class Base(abc.ABC):
    @abc.abstractmethod
    def clean(self, v): ...

    def run(self, v):
        os.system("ping " + self.clean(v))  # want command-injection


class BaseSafe(abc.ABC):
    @abc.abstractmethod
    def clean(self, v): ...

    def run(self, v):
        os.system("ping " + self.clean(v))  # safe: every subclass


class Raw(Base):
    def clean(self, v):
        return v


class Digits(BaseSafe):
    def clean(self, v):
        return "".join(c for c in v if c.isdigit())


class Fixed(BaseSafe):
    def clean(self, v):
        return "fixed"


@app.get("/c41")
def template_method():
    Raw().run(request.args["h"])
    Digits().run(request.args["h"])
    Fixed().run(request.args["h"])


class Chain:
    def __init__(self, parts=None):
        self.parts = parts or []

    def add(self, p):
        return Chain(self.parts + [p])

    def text(self):
        return " ".join(self.parts)

    def first(self):
        return self.parts[0]


@app.get("/c42")
def chain():
    c = Chain().add("ping").add(request.args["h"])
    os.system(c.text())  # want command-injection


class UserD(collections.UserDict):
    def __setitem__(self, k, v):
        self.data[k] = "fixed"


class UserDKeep(collections.UserDict):
    pass


class UserL(collections.UserList):
    pass


@app.get("/c43")
def user_types():
    d = UserD()
    d["a"] = request.args["h"]
    os.system("ping " + d["a"])  # safe
    e = UserDKeep()
    e["a"] = request.args["h"]
    e["b"] = "b"
    os.system("ping " + e["a"])  # want command-injection
    os.system("ping " + e["b"])  # safe
    u = UserL(["a", request.args["h"]])
    os.system("ping " + u[1])  # want command-injection


class ListAppend(list):
    def append(self, v):
        super().append("fixed")


@app.get("/c44")
def list_subclass():
    l = ListAppend()
    l.append(request.args["h"])
    os.system("ping " + l[0])  # safe


class Outer:
    class Inner:
        host = "inner"

        def __init__(self, v=None):
            if v is not None:
                self.host = v


@app.get("/c45")
def inner_class():
    os.system("ping " + Outer.Inner(request.args["h"]).host)  # want command-injection
    os.system("ping " + Outer.Inner().host)  # safe


class Conf:
    mode = "fixed"
    debug = False
    table = {"a": "x", "b": "y"}

    @classmethod
    def choose(cls, v):
        return v if cls.debug else cls.mode

    @classmethod
    def choose_live(cls, v):
        return cls.mode if cls.debug else v


class ConfDebug(Conf):
    debug = True


@app.get("/c46")
def class_constants():
    h = request.args["h"]
    os.system("ping " + Conf.choose(h))  # safe
    os.system("ping " + Conf.choose_live(h))  # want command-injection
    os.system("ping " + ConfDebug.choose(h))  # want command-injection
    os.system("ping " + ConfDebug.choose_live(h))  # safe


@app.get("/c47")
def made_type():
    T = type("T", (), {"host": "fixed", "run": lambda self, v: v})
    os.system("ping " + T().host)  # safe


class Observer:
    def __init__(self):
        self.seen = []

    def notify(self, v):
        self.seen.append(v)

    def last(self):
        return self.seen[-1]

    def first(self):
        return self.seen[0]


@app.get("/c48")
def observer():
    o = Observer()
    o.notify("fixed")
    o.notify(request.args["h"])
    os.system("ping " + o.last())  # want command-injection
    os.system("ping " + o.first())  # safe
