# profile: default
# What functions and methods of the standard library make of a value, and names as dictionaries.
import itertools
import operator
import os
import queue
import re

from flask import Flask, request

app = Flask(__name__)


@app.route("/0")
def view0():  # format_map of vars
    p = request.args["p"]
    name = p
    bar = "{name}".format_map(vars())
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/1")
def view1():  # format of locals
    p = request.args["p"]
    who = p
    bar = "%(who)s" % locals()
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/2")
def view2():  # format of locals fixed
    p = request.args["p"]
    who = "adm"
    bar = "%(who)s" % locals()
    os.system("lookup " + bar)
    return "done"


@app.route("/3")
def view3():  # set symmetric difference
    p = request.args["p"]
    s = {"a"} ^ {p}
    bar = "".join(sorted(s))
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/4")
def view4():  # set difference
    p = request.args["p"]
    s = {"fix", "a"} - {p}
    bar = "".join(sorted(s))
    os.system("lookup " + bar)
    return "done"


@app.route("/5")
def view5():  # itertools.filterfalse drops unsafe
    p = request.args["p"]
    bar = "".join(itertools.filterfalse(lambda c: not c.isalnum(), p))
    os.system("lookup " + bar)
    return "done"


@app.route("/6")
def view6():  # itertools.pairwise
    p = request.args["p"]
    bar = list(itertools.pairwise(["a", p]))[0][1]
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/7")
def view7():  # operator.setitem
    p = request.args["p"]
    l = [p]
    operator.setitem(l, 0, "fix")
    bar = l[0]
    os.system("lookup " + bar)
    return "done"


@app.route("/8")
def view8():  # operator.setitem p
    p = request.args["p"]
    d = {"a": "fix"}
    operator.setitem(d, "a", p)
    bar = d["a"]
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/9")
def view9():  # re.subn word
    p = request.args["p"]
    bar, n = re.subn(r"\W", "_", p)
    os.system("lookup " + bar)
    return "done"


@app.route("/10")
def view10():  # re groups unpack
    p = request.args["p"]
    m = re.fullmatch(r"([a-z]+):(.*)", p)
    a, bar = m.groups() if m else ("", "")
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/11")
def view11():  # re groupdict
    p = request.args["p"]
    m = re.fullmatch(r"(?P<a>[a-z]+):(?P<b>.*)", p)
    bar = m.groupdict()["a"] if m else "0"
    os.system("lookup " + bar)
    return "done"


@app.route("/12")
def view12():  # re named group rest
    p = request.args["p"]
    m = re.search(r"(?P<y>\d{4})-(?P<rest>.*)", p)
    bar = m["rest"] if m else "0"
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/13")
def view13():  # PriorityQueue
    p = request.args["p"]
    q = queue.PriorityQueue()
    q.put((1, p))
    q.put((2, "fix"))
    bar = q.get()[1]
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/14")
def view14():  # PriorityQueue fixed first
    p = request.args["p"]
    q = queue.PriorityQueue()
    q.put((2, p))
    q.put((1, "fix"))
    bar = q.get()[1]
    os.system("lookup " + bar)
    return "done"


@app.route("/15")
def view15():  # tuple.count guard
    p = request.args["p"]
    ok = ("alpha", "beta")
    bar = p if ok.count(p) else "alpha"
    os.system("lookup " + bar)
    return "done"


@app.route("/16")
def view16():  # vars of object
    p = request.args["p"]
    class A:
        pass
    a = A()
    vars(a)["v"] = p
    bar = a.v
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/17")
def view17():  # __dict__ update
    p = request.args["p"]
    class A:
        def __init__(self, **kw):
            self.__dict__.update(kw)
    bar = A(v=p).v
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/18")
def view18():  # super call passes
    p = request.args["p"]
    class A:
        def m(self, x): return x
    class B(A):
        def m(self, x): return super().m(x) + "!"
    bar = B().m(p)
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/19")
def view19():  # super call replaced
    p = request.args["p"]
    class A:
        def m(self, x): return x
    class B(A):
        def m(self, x): return super().m("fix")
    bar = B().m(p)
    os.system("lookup " + bar)
    return "done"


@app.route("/20")
def view20():  # MRO picks the first base p
    p = request.args["p"]
    class A:
        def m(self, x): return "fix"
    class B:
        def m(self, x): return x
    class C(B, A): pass
    bar = C().m(p)
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/21")
def view21():  # MRO picks the first base
    p = request.args["p"]
    class A:
        def m(self, x): return "fix"
    class B:
        def m(self, x): return x
    class C(A, B): pass
    bar = C().m(p)
    os.system("lookup " + bar)
    return "done"


@app.route("/22")
def view22():  # recursion passes
    p = request.args["p"]
    def f(x, n):
        return x if n == 0 else f(x, n - 1)
    bar = f(p, 3)
    os.system("lookup " + bar)  # want command-injection
    return "done"


@app.route("/23")
def view23():  # recursion ends in fixed
    p = request.args["p"]
    def f(x, n):
        return "fix" if n == 0 else f(x, n - 1)
    bar = f(p, 3)
    os.system("lookup " + bar)
    return "done"
