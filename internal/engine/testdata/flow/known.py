"""What is known when the program is written: calls on constants, parts of texts and containers."""
import collections
import configparser
import dataclasses
import enum
import json
import operator
import os
import re
import sqlite3
import string

from flask import Flask, abort, request

app = Flask(__name__)


# Calls on constants.


@app.get("/divided")
def divided():
    x = request.args.get("x", "")
    q, r = divmod(17, 5)
    if (q, r) == (3, 2):
        x = "k"
    os.system("ls " + x)  # safe: the pair is known


@app.get("/greatest")
def greatest():
    x = request.args.get("x", "")
    limit = max(3, 9, 4)
    if limit < 9:
        os.system("ls " + x)  # safe: nine


@app.get("/summed")
def summed():
    x = request.args.get("x", "")
    total = sum([1, 2, 3])
    if total == 6:
        os.system("ls " + x)  # want command-injection


@app.get("/summed-otherwise")
def summed_otherwise():
    x = request.args.get("x", "")
    total = sum([1, 2, 3])
    if total != 6:
        os.system("ls " + x)  # safe: six


@app.get("/parsed-number")
def parsed_number():
    x = request.args.get("x", "")
    n = int("12") + int("0x10", 16)
    if n > 100:
        os.system(x)  # safe: 28


@app.get("/key-of-number")
def key_of_number():
    x = request.args.get("x", "")
    key = "key%d" % 2
    values = {"key1": x, "key2": "fixed"}
    os.system("ls " + values[key])  # safe: the other key


@app.get("/reversed-key")
def reversed_key():
    x = request.args.get("x", "")
    word = "abc"[::-1]
    names = {"cba": "fixed", "abc": x}
    os.system("ls " + names[word])  # safe: the other key


@app.get("/parsed-json")
def parsed_json():
    x = request.args.get("x", "")
    conf = json.loads('{"debug": false, "path": "a"}')
    if conf["debug"]:
        os.system(x)
    os.system("ls " + conf["path"])  # safe: not for debugging


@app.get("/parsed-json-live")
def parsed_json_live():
    x = request.args.get("x", "")
    conf = json.loads('{"debug": true, "path": "a"}')
    if conf["debug"]:
        os.system(x)  # want command-injection


@app.get("/kind-of-number")
def kind_of_number():
    x = request.args.get("x", "")
    v = 5
    if isinstance(v, str):
        os.system(x)  # safe: no text


@app.get("/type-of-list")
def type_of_list():
    x = request.args.get("x", "")
    v = [1]
    if type(v) is dict:
        os.system(x)  # safe: no dictionary

VERSION = (3, 1, 4)


@app.get("/version")
def version():
    x = request.args.get("x", "")
    if VERSION >= (4, 0):
        os.system(x)  # safe: an earlier one


@app.get("/short-range")
def short_range():
    x = request.args.get("x", "")
    for i in range(3):
        if i == 5:
            os.system(x)  # safe: none of them is five


# Members of enumerations.


class Mode(enum.Enum):
    SAFE = "safe"
    RAW = "raw"


@app.get("/member")
def member():
    x = request.args.get("x", "")
    mode = Mode.SAFE
    if mode is Mode.RAW:
        os.system(x)  # safe: another member


@app.get("/member-live")
def member_live():
    x = request.args.get("x", "")
    mode = Mode.RAW
    if mode is Mode.RAW:
        os.system(x)  # want command-injection


@app.get("/member-by-value")
def member_by_value():
    x = request.args.get("x", "")
    mode = Mode("safe")
    if mode == Mode.RAW:
        os.system(x)  # safe: another member


@app.get("/member-value")
def member_value():
    x = request.args.get("x", "")
    if Mode.SAFE.value == "raw":
        os.system(x)  # safe: another value


# What is known of a text.


@app.get("/constant-parted")
def constant_parted():
    x = request.args.get("x", "")
    kind, _, rest = "safe:value".partition(":")
    if kind == "unsafe":
        os.system(x)
    os.system("ls " + rest)  # safe: the constant's part


@app.get("/beginning")
def beginning():
    x = request.args.get("x", "")
    a, _, b = ("home:" + x).partition(":")
    os.system("ls " + a)  # safe: before the separator


@app.get("/behind")
def behind():
    x = request.args.get("x", "")
    a, _, b = ("home:" + x).partition(":")
    os.system("ls " + b)  # want command-injection


@app.get("/end")
def end():
    x = request.args.get("x", "")
    a, b = (x + ":home").rsplit(":", 1)
    os.system("ls " + b)  # safe: behind the last separator


@app.get("/second-word")
def second_word():
    x = request.args.get("x", "")
    parts = ("a/b/" + x).split("/")
    os.system("ls " + parts[1])  # safe: the beginning is known


@app.get("/third-word")
def third_word():
    x = request.args.get("x", "")
    parts = ("a/b/" + x).split("/", 2)
    os.system("ls " + parts[2])  # want command-injection


@app.get("/last-word")
def last_word():
    x = request.args.get("x", "")
    v = f"{x}|fixed".split("|")[-1]
    os.system("ls " + v)  # safe: the end is known


@app.get("/middle")
def middle():
    x = request.args.get("x", "")
    s = "12345" + x + "abcd"
    os.system("ls " + s[5:-4])  # want command-injection


@app.get("/last-letters")
def last_letters():
    x = request.args.get("x", "")
    s = "12345" + x + "abcd"
    os.system("ls " + s[len(s) - 4:])  # safe: the end is known


@app.get("/template")
def template():
    x = request.args.get("x", "")
    t = string.Template("ls $a").substitute(a="home", b=x)
    os.system(t)  # safe: the other name


@app.get("/template-live")
def template_live():
    x = request.args.get("x", "")
    t = string.Template("ls $b").substitute(a="home", b=x)
    os.system(t)  # want command-injection


class P:
    def __init__(self, a, b):
        self.a, self.b = a, b


@app.get("/format-attribute")
def format_attribute():
    x = request.args.get("x", "")
    os.system("ls {p.b}".format(p=P(x, "home")))  # safe: the other attribute


@app.get("/format-attribute-live")
def format_attribute_live():
    x = request.args.get("x", "")
    os.system("ls {p.a}".format(p=P(x, "home")))  # want command-injection


@app.get("/format-item")
def format_item():
    x = request.args.get("x", "")
    os.system("ls {d[b]}".format(d={"a": x, "b": "home"}))  # safe: the other key


# Containers.


@app.get("/entries-apart")
def entries_apart():
    x = request.args.get("x", "")
    d = collections.defaultdict(list)
    d["a"].append("fixed")
    d["b"].append(x)
    os.system("ls " + d["a"][0])  # safe: the other entry


@app.get("/entries-apart-live")
def entries_apart_live():
    x = request.args.get("x", "")
    d = collections.defaultdict(list)
    d["a"].append("fixed")
    d["b"].append(x)
    os.system("ls " + d["b"][0])  # want command-injection


@app.get("/last-entry")
def last_entry():
    x = request.args.get("x", "")
    d = {"k": "fixed"}
    d["j"] = x
    k, v = d.popitem()
    os.system("ls " + v)  # want command-injection


@app.get("/entry-before")
def entry_before():
    x = request.args.get("x", "")
    d = {"k": "fixed"}
    d["j"] = x
    d.popitem()
    k, v = d.popitem()
    os.system("ls " + v)  # safe: the last one is gone


@app.get("/pair-by-key")
def pair_by_key():
    x = request.args.get("x", "")
    d = {"a": "fixed", "b": x}
    for k, v in d.items():
        if k == "a":
            os.system("ls " + v)  # safe: the pair of the other key


@app.get("/pair-by-number")
def pair_by_number():
    x = request.args.get("x", "")
    for i, v in enumerate([x, "a"]):
        if i == 1:
            os.system("ls " + v)  # safe: the second


@app.get("/pairs-filtered")
def pairs_filtered():
    x = request.args.get("x", "")
    d = {"a": "fixed", "b": x}
    sub = {k: v for k, v in d.items() if k != "b"}
    os.system("ls " + "".join(sub.values()))  # safe: without the other key


@app.get("/slice-replaced")
def slice_replaced():
    x = request.args.get("x", "")
    l = [x, x, "c"]
    l[0:2] = ["a", "b"]
    os.system("ls " + l[0])  # safe: both are replaced


@app.get("/all-replaced")
def all_replaced():
    x = request.args.get("x", "")
    lst = [x for _ in range(2)]
    lst[:] = ["fixed"]
    os.system("ls " + lst[0])  # safe: nothing is left


@app.get("/slice-removed")
def slice_removed():
    x = request.args.get("x", "")
    l = ["a", x, x]
    del l[1:]
    os.system("ls " + "".join(l))  # safe: only the first is left


@app.get("/place-of")
def place_of():
    x = request.args.get("x", "")
    l = ["a", "b", "c"]
    i = l.index("b")
    vals = [x, "fixed", x]
    os.system("ls " + vals[i])  # safe: the second


@app.get("/bounded")
def bounded():
    x = request.args.get("x", "")
    q = collections.deque([x, "a"], maxlen=1)
    os.system("ls " + q[0])  # safe: room for one


@app.get("/rotated")
def rotated():
    x = request.args.get("x", "")
    c = collections.deque(["a", x])
    c.rotate(1)
    os.system("ls " + c[0])  # want command-injection


@app.get("/repeated")
def repeated():
    x = request.args.get("x", "")
    a = [None] * 3
    a[1] = x
    a[2] = "fixed"
    os.system("ls " + a[2])  # safe: the third


@app.get("/repeated-live")
def repeated_live():
    x = request.args.get("x", "")
    a = [None] * 3
    a[1] = x
    os.system("ls " + a[1])  # want command-injection


@app.get("/first-of-iterator")
def first_of_iterator():
    x = request.args.get("x", "")
    it = iter(["a", x])
    os.system("ls " + next(it))  # safe: the first


@app.get("/second-of-iterator")
def second_of_iterator():
    x = request.args.get("x", "")
    it = iter(["a", x])
    next(it)
    os.system("ls " + next(it))  # want command-injection


@dataclasses.dataclass
class Job:
    name: str
    raw: str = ""
    tags: list = dataclasses.field(default_factory=list)


@app.get("/replaced-field")
def replaced_field():
    x = request.args.get("x", "")
    j = Job("fixed", x)
    j = dataclasses.replace(j, raw="b")
    os.system("ls " + j.raw)  # safe: replaced


@app.get("/as-dictionary")
def as_dictionary():
    x = request.args.get("x", "")
    j = Job("fixed", x)
    os.system("ls " + dataclasses.asdict(j)["name"])  # safe: the other field


@app.get("/as-dictionary-live")
def as_dictionary_live():
    x = request.args.get("x", "")
    j = Job("fixed", x)
    os.system("ls " + dataclasses.asdict(j)["raw"])  # want command-injection


@app.get("/getter")
def getter():
    x = request.args.get("x", "")
    get = operator.itemgetter("b")
    os.system("ls " + get({"a": x, "b": "home"}))  # safe: the other key


@app.get("/intersection")
def intersection():
    x = request.args.get("x", "")
    s = {"a", "b"} & {x}
    for v in s:
        os.system("ls " + v)  # safe: one of two


@app.get("/union")
def union():
    x = request.args.get("x", "")
    s = {"a", "b"} | {x}
    for v in s:
        os.system("ls " + v)  # want command-injection


@app.get("/difference")
def difference():
    x = request.args.get("x", "")
    s = {x} - {"a"}
    for v in s:
        os.system("ls " + v)  # want command-injection
