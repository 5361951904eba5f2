"""Generators, iteration helpers and unpacking."""
import heapq
import itertools
import operator
import os
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from types import MappingProxyType

from flask import Flask, request

app = Flask(__name__)


def two(v):
    yield "fixed"
    yield v


def three(v):
    yield v
    yield "fixed"
    yield "last"


def sends():
    got = yield "ready"
    yield got


def sends_fixed():
    got = yield "ready"
    yield "ignored"


def delegating(v):
    yield "a"
    yield from [v, "z"]


def returning(v):
    yield "a"
    return v


def collects(v):
    r = yield from returning(v)
    yield r


@app.get("/g1")
def next_first():
    g = two(request.args["h"])
    os.system("ping " + next(g))  # safe
    os.system("ping " + next(g))  # want command-injection


@app.get("/g2")
def next_other():
    g = three(request.args["h"])
    os.system("ping " + next(g))  # want command-injection
    os.system("ping " + next(g))  # safe


@app.get("/g3")
def sent():
    g = sends()
    next(g)


@app.get("/g4")
def sent_fixed():
    g = sends_fixed()
    next(g)
    os.system("ping " + g.send(request.args["h"]))  # safe


@app.get("/g5")
def delegated():
    l = list(delegating(request.args["h"]))
    os.system("ping " + l[1])  # want command-injection
    os.system("ping " + l[0])  # safe
    os.system("ping " + l[2])  # safe


@app.get("/g6")
def returned():
    l = list(collects(request.args["h"]))
    os.system("ping " + l[0])  # safe


@app.get("/g7")
def sliced():
    os.system("ping " + " ".join(itertools.islice(two(request.args["h"]), 1)))  # safe
    os.system("ping " + " ".join(itertools.islice(two(request.args["h"]), 2)))  # want command-injection
    os.system("ping " + next(itertools.islice(two(request.args["h"]), 1, None)))  # want command-injection


@app.get("/g8")
def unpacked():
    a, b = two(request.args["h"])
    os.system("ping " + a)  # safe
    os.system("ping " + b)  # want command-injection


@app.get("/g10")
def iter_next():
    it = iter(["a", request.args["h"], "c"])
    os.system("ping " + next(it))  # safe
    os.system("ping " + next(it))  # want command-injection
    os.system("ping " + next(it))  # safe
    os.system("ping " + next(it, "none"))  # safe


@app.get("/g11")
def zipped_index():
    bar = ""
    for i, (n, v) in enumerate(zip(["a", "b"], ["fixed", request.args["h"]])):
        if i == 0:
            bar = v
    os.system("ping " + bar)  # safe


@app.get("/g12")
def zipped_index_live():
    bar = ""
    for i, (n, v) in enumerate(zip(["a", "b"], ["fixed", request.args["h"]])):
        if i == 1:
            bar = v
    os.system("ping " + bar)  # want command-injection


@app.get("/g13")
def zipped_name():
    bar = ""
    for n, v in zip(["a", "b"], ["fixed", request.args["h"]]):
        if n == "a":
            bar = v
    os.system("ping " + bar)  # safe


@app.get("/g14")
def zipped_name_live():
    bar = ""
    for n, v in zip(["a", "b"], ["fixed", request.args["h"]]):
        if n == "b":
            bar = v
    os.system("ping " + bar)  # want command-injection


@app.get("/g15")
def zipped_variables():
    names = ["a", "b"]
    values = ["fixed", request.args["h"]]
    bar = ""
    for i, (n, v) in enumerate(zip(names, values)):
        if i == 0:
            bar = v
    os.system("ping " + bar)  # safe


@app.get("/g16")
def zipped_variables_live():
    names = ["a", "b"]
    values = [request.args["h"], "fixed"]
    bar = ""
    for i, (n, v) in enumerate(zip(names, values)):
        if i == 0:
            bar = v
    os.system("ping " + bar)  # want command-injection


@app.get("/g17")
def enumerated_start():
    bar = ""
    for i, v in enumerate(["fixed", request.args["h"]], 1):
        if i == 1:
            bar = v
    os.system("ping " + bar)  # safe


@app.get("/g18")
def enumerated_start_live():
    bar = ""
    for i, v in enumerate(["fixed", request.args["h"]], start=1):
        if i == 2:
            bar = v
    os.system("ping " + bar)  # want command-injection


@app.get("/g19")
def dict_items_tested():
    bar = ""
    for k, v in {"a": "fixed", "b": request.args["h"]}.items():
        if k == "a":
            bar = v
    os.system("ping " + bar)  # safe


@app.get("/g20")
def dict_items_tested_live():
    bar = ""
    d = {"a": "fixed", "b": request.args["h"]}
    for k, v in d.items():
        if k == "b":
            bar = v
    os.system("ping " + bar)  # want command-injection


@app.get("/g21")
def range_index():
    l = ["fixed", request.args["h"]]
    bar = ""
    for i in range(len(l)):
        if i == 0:
            bar = l[i]


@app.get("/g22")
def last_of_loop():
    for v in [request.args["h"], "fixed"]:
        pass
    os.system("ping " + v)  # safe
    for v in ["fixed", request.args["h"]]:
        pass
    os.system("ping " + v)  # want command-injection


@app.get("/g23")
def break_first():
    for v in ["fixed", request.args["h"]]:
        break
    os.system("ping " + v)  # safe


@app.get("/g24")
def break_first_live():
    for v in [request.args["h"], "fixed"]:
        break
    os.system("ping " + v)  # want command-injection


@app.get("/g25")
def reversed_first():
    l = ["fixed", request.args["h"]]
    os.system("ping " + list(reversed(l))[1])  # safe
    os.system("ping " + list(reversed(l))[0])  # want command-injection
    os.system("ping " + next(reversed(l)))  # want command-injection
    os.system("ping " + l[::-1][1])  # safe
    os.system("ping " + l[::-1][0])  # want command-injection


@app.get("/g26")
def sorted_by_key():
    h = request.args["h"]
    os.system("ping " + sorted([(2, h), (1, "fixed")])[0][1])  # safe
    os.system("ping " + sorted([(2, h), (1, "fixed")])[1][1])  # want command-injection
    os.system("ping " + sorted([(2, h), (1, "fixed")], key=lambda t: t[0])[0][1])  # safe
    os.system("ping " + sorted([(2, h), (1, "fixed")], key=lambda t: t[0])[-1][1])  # want command-injection
    os.system("ping " + sorted([(2, h), (1, "fixed")], key=lambda t: -t[0])[0][1])  # want command-injection
    os.system("ping " + sorted([(2, h), (1, "fixed")], key=operator.itemgetter(0), reverse=True)[-1][1])  # safe
    os.system("ping " + max([(2, h), (1, "fixed")], key=lambda t: t[0])[1])  # want command-injection
    os.system("ping " + min([(2, h), (1, "fixed")], key=lambda t: t[0])[1])  # safe
    os.system("ping " + min((2, h), (1, "fixed"))[1])  # safe


@app.get("/g27")
def sort_in_place():
    l = [(2, request.args["h"]), (1, "fixed")]
    l.sort(key=lambda t: t[0])
    os.system("ping " + l[0][1])  # safe
    os.system("ping " + l[1][1])  # want command-injection
    l.reverse()
    os.system("ping " + l[0][1])  # want command-injection
    os.system("ping " + l[1][1])  # safe


@app.get("/g28")
def heaps():
    q = []
    heapq.heappush(q, (2, request.args["h"]))
    heapq.heappush(q, (1, "fixed"))
    os.system("ping " + heapq.heappop(q)[1])  # safe
    os.system("ping " + heapq.heappop(q)[1])  # want command-injection


@app.get("/g29")
def heap_largest():
    l = [(2, request.args["h"]), (1, "fixed")]
    os.system("ping " + heapq.nsmallest(1, l)[0][1])  # safe
    os.system("ping " + heapq.nlargest(1, l)[0][1])  # want command-injection


@app.get("/g30")
def star():
    a, *b = ["fixed", request.args["h"], "c"]
    os.system("ping " + a)  # safe
    os.system("ping " + b[0])  # want command-injection
    os.system("ping " + b[1])  # safe
    *c, d = ["a", request.args["h"]]
    os.system("ping " + d)  # want command-injection
    os.system("ping " + c[0])  # safe
    (x, y), z = (request.args["h"], "b"), "c"
    os.system("ping " + x)  # want command-injection
    os.system("ping " + y + z)  # safe
    m = [*["a", request.args["h"]], "c"]
    os.system("ping " + m[1])  # want command-injection
    os.system("ping " + m[2])  # safe
    x, y = y, x
    os.system("ping " + y)  # want command-injection
    os.system("ping " + x)  # safe


@app.get("/g31")
def slices():
    h = request.args["h"]
    l = ["a", h, "c", "d"]
    l[1:2] = ["fixed"]
    os.system("ping " + l[1])  # safe
    l = ["a", "b"]
    l[1:1] = [h]
    os.system("ping " + l[1])  # want command-injection
    os.system("ping " + l[2])  # safe
    l[:] = ["x"]
    os.system("ping " + l[0])  # safe
    l = ["a", h, "c"]
    del l[1:]
    os.system("ping " + " ".join(l))  # safe
    l = ["a", h, "c", "d"]
    os.system("ping " + " ".join(l[::2]))  # safe
    os.system("ping " + " ".join(l[1::2]))  # want command-injection
    l[::2] = ["p", "q"]
    s = slice(2, None)


@app.get("/g32")
def deques():
    h = request.args["h"]
    d = deque(["a", h])
    os.system("ping " + d.popleft())  # safe
    os.system("ping " + d.popleft())  # want command-injection
    d = deque(["a", h])
    d.rotate(1)
    os.system("ping " + d[0])  # want command-injection
    d = deque([h, "b"], maxlen=2)
    d.append("c")
    d = deque([h], maxlen=2)
    d.append("c")
    os.system("ping " + " ".join(d))  # want command-injection
    d = deque(["a"])
    d.appendleft(h)
    os.system("ping " + d[0])  # want command-injection
    os.system("ping " + d[-1])  # safe
    d = deque(["a"])
    d.extendleft(["b", h])
    os.system("ping " + d[0])  # want command-injection
    os.system("ping " + d[1])  # safe


@app.get("/g33")
def counters():
    c = Counter([request.args["h"]])
    os.system("ping " + c.most_common(1)[0][0])  # want command-injection
    os.system("ping " + str(c.most_common(1)[0][1]))  # safe
    os.system("ping " + str(c["a"]))  # safe


@app.get("/g34")
def chain_maps():
    h = request.args["h"]
    os.system("ping " + ChainMap({"a": "fixed"}, {"a": h})["a"])  # safe
    os.system("ping " + ChainMap({"b": "fixed"}, {"a": h})["a"])  # want command-injection
    os.system("ping " + ChainMap({"a": "fixed"}, {"b": h}).new_child({"a": h})["a"])  # want command-injection


@app.get("/g35")
def ordered():
    d = OrderedDict()
    d["a"] = request.args["h"]
    d["b"] = "b"
    os.system("ping " + d.popitem(last=False)[1])  # want command-injection
    os.system("ping " + d.popitem()[1])  # safe
    d = OrderedDict([("a", request.args["h"]), ("b", "b")])
    d.move_to_end("a")
    os.system("ping " + list(d.values())[0])  # safe
    os.system("ping " + list(d.values())[1])  # want command-injection
    os.system("ping " + next(iter(d.values())))  # safe


@app.get("/g36")
def default_dicts():
    d = defaultdict(lambda: "fixed")
    d["a"] = request.args["h"]
    os.system("ping " + d["b"])  # safe
    os.system("ping " + d["a"])  # want command-injection
    e = defaultdict(list)
    e["a"].append(request.args["h"])
    e["b"].append("b")
    os.system("ping " + e["b"][0])  # safe
    os.system("ping " + e["a"][0])  # want command-injection


@app.get("/g37")
def proxies():
    d = {"a": request.args["h"], "b": "b"}
    p = MappingProxyType(d)
    os.system("ping " + p["b"])  # safe
    os.system("ping " + p["a"])  # want command-injection
    d["a"] = "fixed"
    os.system("ping " + p["a"])  # safe: a view


@app.get("/g38")
def merges():
    h = request.args["h"]
    a, b = {"a": h, "c": "c"}, {"a": "fixed"}
    os.system("ping " + (a | b)["a"])  # safe
    os.system("ping " + (b | a)["a"])  # want command-injection
    os.system("ping " + {**a, **b}["a"])  # safe
    os.system("ping " + {**b, **a}["a"])  # want command-injection
    a |= b
    os.system("ping " + a["a"])  # safe
    os.system("ping " + dict(a, a=h)["a"])  # want command-injection
    os.system("ping " + dict({"a": h}, a="fixed")["a"])  # safe


@app.get("/g39")
def dict_methods():
    h = request.args["h"]
    d = {"a": "fixed"}
    os.system("ping " + d.setdefault("a", h))  # safe
    os.system("ping " + d.setdefault("b", h))  # want command-injection
    os.system("ping " + d.pop("a"))  # safe
    os.system("ping " + d.get("a", "none"))  # safe
    os.system("ping " + d.get("a", h))  # want command-injection
    os.system("ping " + d.popitem()[1])  # want command-injection
    d.update(a=h, b="b")
    os.system("ping " + d["b"])  # safe
    d.update({"a": "fixed"})
    os.system("ping " + d["a"])  # safe
    e = dict.fromkeys(["a", "b"], h)
    os.system("ping " + e["a"])  # want command-injection
    f = dict.fromkeys([h], "fixed")
    os.system("ping " + list(f.values())[0])  # safe
    os.system("ping " + list(f)[0])  # want command-injection
    d.clear()
    os.system("ping " + d.get("a", "none"))  # safe


@app.get("/g40")
def dict_inverted():
    d = {"a": request.args["h"], "b": "b"}
    e = {v: k for k, v in d.items()}
    os.system("ping " + e["b"])  # safe
    f = {k.upper(): v for k, v in d.items()}
    os.system("ping " + f["A"])  # want command-injection
    g = {k: v for k, v in d.items() if k == "b"}
    os.system("ping " + "".join(g.values()))  # safe


@app.get("/g41")
def list_methods():
    h = request.args["h"]
    l = ["a", "b", h]
    l.remove("a")
    os.system("ping " + l[1])  # want command-injection
    os.system("ping " + l[0])  # safe
    l.insert(0, "z")
    os.system("ping " + l[2])  # want command-injection
    os.system("ping " + l[1])  # safe
    l.extend(["p", "q"])
    os.system("ping " + l[3])  # safe
    l.pop(2)
    os.system("ping " + " ".join(l))  # safe
    l.append(h)
    os.system("ping " + l[l.index("q") + 1])  # want command-injection
    os.system("ping " + l[l.index("q")])  # safe
    l += [h]
    l.clear()
    l.append("fixed")
    os.system("ping " + l[0])  # safe
    l.insert(-1, h)
    os.system("ping " + l[0])  # want command-injection
    os.system("ping " + l[1])  # safe
    l = ["a"] * 3
    l[1] = h
    os.system("ping " + l[0] + l[2])  # safe
    os.system("ping " + l[1])  # want command-injection


@app.get("/g42")
def loops_fill():
    l = []
    for i in range(3):
        if i == 1:
            l.append(request.args["h"])
        else:
            l.append("fixed")
    os.system("ping " + l[1])  # want command-injection


@app.get("/g43")
def sets():
    s = {"a", request.args["h"]}
    s.discard(request.args["h"])
    t = {"a", "b"}
    os.system("ping " + (t & {request.args["h"]}).pop())  # safe: one of two
    os.system("ping " + "".join(t - {request.args["h"]}))  # safe
    os.system("ping " + "".join(t.intersection([request.args["h"]])))  # safe


@app.get("/g44")
def groups():
    pairs = [("x", "fixed"), ("y", request.args["h"])]
    d = {}
    for k, v in pairs:
        d[k] = v
    os.system("ping " + d["y"])  # want command-injection
    e = dict(pairs)
    os.system("ping " + e["x"])  # safe
    os.system("ping " + e["y"])  # want command-injection
    k, v = zip(*pairs)
    os.system("ping " + v[0])  # safe
    os.system("ping " + v[1])  # want command-injection


@app.get("/g45")
def chained():
    h = request.args["h"]
    c = list(itertools.chain(["a"], [h]))
    os.system("ping " + c[0])  # safe
    os.system("ping " + c[1])  # want command-injection
    z = list(itertools.zip_longest(["a", "b"], [h], fillvalue="fixed"))
    os.system("ping " + z[1][1])  # safe
    os.system("ping " + z[0][1])  # want command-injection
    r = next(itertools.repeat("fixed"))
    os.system("ping " + r)  # safe
    cy = itertools.cycle(["a", h])
    os.system("ping " + next(cy))  # safe
    os.system("ping " + next(cy))  # want command-injection
    t1, t2 = itertools.tee(["a", h])
    os.system("ping " + list(t2)[1])  # want command-injection
    a = list(itertools.takewhile(lambda x: x != "b", ["a", "b", h]))
    b = list(itertools.dropwhile(lambda x: x != "b", ["a", "b", h]))
    os.system("ping " + "".join(b))  # want command-injection


@app.get("/g46")
def mapped():
    h = request.args["h"]
    m = list(map(lambda x: "fixed", [h]))
    os.system("ping " + m[0])  # safe
    m = list(map(lambda a, b: b, [h], ["fixed"]))
    os.system("ping " + m[0])  # safe
    m = list(map(str.strip, ["a", h]))
    os.system("ping " + m[0])  # safe
    os.system("ping " + m[1])  # want command-injection
    f = list(filter(None, ["", h]))
    os.system("ping " + f[0])  # want command-injection
    f = [x for x in [h, "fixed"] if x == "fixed"]
    f = [x for i, x in enumerate(["fixed", h]) if i == 0]
    os.system("ping " + f[0])  # safe
    f = [x for i, x in enumerate(["fixed", h]) if i == 1]
    os.system("ping " + f[0])  # want command-injection
    f = [x for x, y in zip([h, "fixed"], [False, True]) if y]
    os.system("ping " + f[0])  # safe


@app.get("/g47")
def nested_gen():
    def inner():
        yield "a"
        yield request.args["h"]
    first, second = inner()
    os.system("ping " + first)  # safe
    os.system("ping " + second)  # want command-injection
    for i, v in enumerate(inner()):
        if i == 0:
            os.system("ping " + v)  # safe


def conditional(v, flag):
    if flag:
        yield v
    else:
        yield "fixed"


@app.get("/g48")
def gen_flags():
    h = request.args["h"]
    os.system("ping " + next(conditional(h, False)))  # safe
    os.system("ping " + next(conditional(h, True)))  # want command-injection


def looping(v):
    for x in ("a", v, "b"):
        yield x


@app.get("/g49")
def gen_loop():
    g = looping(request.args["h"])
    os.system("ping " + next(g))  # safe
    os.system("ping " + next(g))  # want command-injection


class Tree:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        yield "root"
        yield self.v


@app.get("/g50")
def gen_method():
    r, v = Tree(request.args["h"])
    os.system("ping " + r)  # safe
    os.system("ping " + v)  # want command-injection
    os.system("ping " + next(iter(Tree(request.args["h"]))))  # safe
