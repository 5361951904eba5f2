"""Dead branches, constants, closures, threads, global state."""
import argparse
import asyncio
import builtins
import collections
import concurrent.futures
import configparser
import contextlib
import contextvars
import functools
import math
import operator
import os
import queue
import string
import sys
import threading

from flask import Flask, g, request, session, current_app

app = Flask(__name__)
app.config["MODE"] = "fixed"

DEBUG = False
LEVEL = 3
NAMES = ("a", "b", "c")
TABLE = {"fixed": 1, "live": 2}
MODES = {"x": False, "y": True}


@app.get("/k1")
def string_methods():
    h = request.args["h"]
    v = "fixed" if "abc".startswith("a") else h
    os.system("ping " + v)  # safe
    v = h if "abc".upper() == "ABC" else "fixed"
    os.system("ping " + v)  # want command-injection
    v = "fixed" if "abc".find("c") == 2 else h
    os.system("ping " + v)  # safe
    v = h if "a,b".split(",")[1] == "b" else "fixed"
    os.system("ping " + v)  # want command-injection
    v = "fixed" if "abc".isalpha() and not "1".isalpha() else h
    os.system("ping " + v)  # safe
    v = "fixed" if "abc".count("b") == 1 else h
    os.system("ping " + v)  # safe
    v = "fixed" if "abc"[::-1] == "cba" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "b" in "abc" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "%d" % 3 == "3" else h
    os.system("ping " + v)  # safe
    v = "fixed" if f"{LEVEL}" == "3" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "x".join(["a", "b"]) == "axb" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "abc".replace("b", "") == "ac" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "a".zfill(3) == "00a" else h
    os.system("ping " + v)  # safe
    v = "fixed" if " a ".strip() == "a" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "a" < "b" else h
    os.system("ping " + v)  # safe
    v = "fixed" if "abc".rfind("z") < 0 else h
    os.system("ping " + v)  # safe


@app.get("/k2")
def builtins_folded():
    h = request.args["h"]
    v = "fixed" if ord("a") == 97 else h
    os.system("ping " + v)  # safe
    v = h if ord("a") == 97 else "fixed"
    os.system("ping " + v)  # want command-injection
    v = "fixed" if chr(98) == "b" else h
    os.system("ping " + v)  # safe
    v = "fixed" if len("abc") == 3 else h
    os.system("ping " + v)  # safe
    v = "fixed" if len(NAMES) > 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if isinstance("a", str) else h
    os.system("ping " + v)  # safe
    v = "fixed" if isinstance(3, str) else h
    os.system("ping " + v)  # want command-injection
    v = "fixed" if any([False, True]) else h
    os.system("ping " + v)  # safe
    v = "fixed" if all([False, True]) else h
    os.system("ping " + v)  # want command-injection
    v = "fixed" if all(x > 0 for x in [1, 2]) else h
    v = "fixed" if sum([1, 2]) == 3 else h
    os.system("ping " + v)  # safe
    v = "fixed" if max(1, 2) == 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if min([4, 2]) == 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if abs(-2) == 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if divmod(7, 2)[1] == 1 else h
    os.system("ping " + v)  # safe
    v = "fixed" if pow(2, 3) == 8 else h
    os.system("ping " + v)  # safe
    v = "fixed" if round(2.6) == 3 else h
    os.system("ping " + v)  # safe
    v = "fixed" if int("12") == 12 else h
    os.system("ping " + v)  # safe
    v = "fixed" if bool("") is False else h
    os.system("ping " + v)  # safe
    v = "fixed" if callable(len) else h
    v = "fixed" if sorted([3, 1])[0] == 1 else h
    os.system("ping " + v)  # safe
    v = "fixed" if list(range(3))[-1] == 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if math.floor(2.5) == 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if hasattr("a", "upper") else h
    v = "fixed" if "a" in NAMES and "z" not in NAMES else h
    os.system("ping " + v)  # safe
    v = "fixed" if set([1, 1]) == {1} else h
    os.system("ping " + v)  # safe
    v = "fixed" if NAMES.index("b") == 1 else h
    os.system("ping " + v)  # safe
    v = "fixed" if [1, 2] == [1, 2] else h
    os.system("ping " + v)  # safe
    v = "fixed" if (1, 2) < (1, 3) else h
    os.system("ping " + v)  # safe
    v = "fixed" if type("a") is str else h
    os.system("ping " + v)  # safe
    v = "fixed" if hex(255) == "0xff" else h
    os.system("ping " + v)  # safe
    v = "fixed" if 7 ^ 2 == 5 and 7 & 2 == 2 and 1 << 3 == 8 and ~0 == -1 else h
    os.system("ping " + v)  # safe
    v = "fixed" if 1 < LEVEL < 5 else h
    os.system("ping " + v)  # safe


@app.get("/k3")
def lookups():
    h = request.args["h"]
    v = "fixed" if TABLE["fixed"] == 1 else h
    os.system("ping " + v)  # safe
    v = h if MODES["y"] else "fixed"
    os.system("ping " + v)  # want command-injection
    v = h if MODES.get("x") else "fixed"
    os.system("ping " + v)  # safe
    v = h if MODES.get("zzz", False) else "fixed"
    os.system("ping " + v)  # safe
    v = {True: "fixed", False: h}[1 < 2]
    os.system("ping " + v)  # safe
    v = {True: h, False: "fixed"}[1 < 2]
    os.system("ping " + v)  # want command-injection
    v = ("fixed", h)[DEBUG]
    os.system("ping " + v)  # safe
    v = (h, "fixed")[DEBUG]
    os.system("ping " + v)  # want command-injection
    v = [h, "fixed"][LEVEL % 2]
    os.system("ping " + v)  # safe
    v = [h, "fixed"][len("ab") % 2]
    os.system("ping " + v)  # want command-injection
    v = "fixed" if app.config["MODE"] == "fixed" else h
    v = DEBUG and h or "fixed"
    os.system("ping " + v)  # safe
    v = not DEBUG and h or "fixed"
    os.system("ping " + v)  # want command-injection
    v = "fixed" if (n := 3) > 2 else h
    os.system("ping " + v)  # safe
    v = "fixed" if LEVEL - 3 else h
    os.system("ping " + v)  # want command-injection
    v = list(filter(lambda t: t[0], [(False, h), (True, "fixed")]))[0][1]
    os.system("ping " + v)  # safe


def default_on(v, clean=True):
    return "fixed" if clean else v


def kw_only(v, *, raw=False):
    return v if raw else "fixed"


def args_index(*args):
    return args[1]


def kwargs_key(**kw):
    return kw["a"]


def kwargs_get(**kw):
    return kw.get("b", "fixed")


def kwargs_pop(**kw):
    kw.pop("a", None)
    return " ".join(kw.values())


def mode_text(v, mode="clean"):
    if mode == "clean":
        return "fixed"
    elif mode == "raw":
        return v
    raise ValueError(mode)


def passes_down(v, mode):
    return mode_text(v, mode=mode)


def passes_down2(v, **kw):
    return passes_down(v, **kw)


@app.get("/k4")
def parameters():
    h = request.args["h"]
    os.system("ping " + default_on(h))  # safe
    os.system("ping " + default_on(h, False))  # want command-injection
    os.system("ping " + kw_only(h))  # safe
    os.system("ping " + kw_only(h, raw=True))  # want command-injection
    os.system("ping " + args_index(h, "fixed"))  # safe
    os.system("ping " + args_index("fixed", h))  # want command-injection
    os.system("ping " + args_index(*["fixed", h]))  # want command-injection
    os.system("ping " + kwargs_key(a="fixed", b=h))  # safe
    os.system("ping " + kwargs_key(a=h, b="b"))  # want command-injection
    os.system("ping " + kwargs_get(a=h))  # safe
    os.system("ping " + kwargs_get(b=h))  # want command-injection
    os.system("ping " + kwargs_pop(a="a", b=h))  # want command-injection
    os.system("ping " + mode_text(h))  # safe
    os.system("ping " + mode_text(h, "raw"))  # want command-injection
    os.system("ping " + passes_down(h, "clean"))  # safe
    os.system("ping " + passes_down(h, "raw"))  # want command-injection
    os.system("ping " + passes_down2(h, mode="raw"))  # want command-injection
    opts = {"mode": "clean"}
    os.system("ping " + mode_text(h, **opts))  # safe
    opts["mode"] = "raw"
    os.system("ping " + mode_text(h, **opts))  # want command-injection
    p = functools.partial(mode_text, h)
    os.system("ping " + p())  # safe
    os.system("ping " + p("raw"))  # want command-injection
    p = functools.partial(mode_text, mode="raw")
    os.system("ping " + p(h))  # want command-injection


@app.get("/k5")
def closures():
    h = request.args["h"]
    state = "fixed"

    def read():
        return state

    os.system("ping " + read())  # safe
    state = h
    os.system("ping " + read())  # want command-injection

    count = 0
    value = h

    def clean():
        nonlocal value
        value = "fixed"

    os.system("ping " + value)  # want command-injection
    clean()
    os.system("ping " + value)  # safe

    fs = {"raw": lambda x: x, "fixed": lambda x: "fixed"}
    os.system("ping " + fs["fixed"](h))  # safe
    os.system("ping " + fs["raw"](h))  # want command-injection
    os.system("ping " + (lambda x, y="fixed": y)(h))  # safe
    os.system("ping " + (lambda *a: a[-1])("fixed", h))  # want command-injection
    adders = [lambda x, p=p: p + x for p in ("a", "b")]
    os.system("ping " + adders[0]("fixed"))  # safe
    compose = functools.reduce(lambda f, k: lambda x: k(f(x)), [str.strip, lambda x: "fixed"])
    os.system("ping " + compose(h))  # safe
    os.system("ping " + functools.reduce(lambda a, b: a + b, ["a", h]))  # want command-injection
    os.system("ping " + functools.reduce(lambda a, b: b, [h, "fixed"]))  # safe


@functools.singledispatch
def render(v):
    return "fixed"


@render.register(str)
def _(v):
    return v


@render.register(int)
def _(v):
    return str(v)


@app.get("/k6")
def dispatched():
    h = request.args["h"]
    os.system("ping " + render(int(h)))  # safe


@functools.lru_cache(maxsize=None)
def cached(v, raw):
    return v if raw else "fixed"


@app.get("/k7")
def lru():
    h = request.args["h"]
    os.system("ping " + cached(h, False))  # safe
    os.system("ping " + cached(h, True))  # want command-injection


VAR = contextvars.ContextVar("VAR", default="fixed")
VAR2 = contextvars.ContextVar("VAR2", default="fixed")


@app.get("/k8")
def context_vars():
    h = request.args["h"]
    token = VAR2.set(h)
    os.system("ping " + VAR2.get())  # want command-injection
    os.system("ping " + VAR.get())  # safe
    VAR2.set("fixed")


LOCAL = threading.local()


@app.get("/k9")
def locals_():
    LOCAL.h = request.args["h"]
    LOCAL.n = "fixed"
    os.system("ping " + LOCAL.n)  # safe
    os.system("ping " + LOCAL.h)  # want command-injection
    LOCAL.h = "fixed"


@app.get("/k10")
def queues():
    h = request.args["h"]
    q = queue.Queue()
    q.put("fixed")
    q.put(h)
    os.system("ping " + q.get())  # safe
    os.system("ping " + q.get())  # want command-injection
    q = queue.LifoQueue()
    q.put("fixed")
    q.put(h)
    os.system("ping " + q.get())  # want command-injection
    os.system("ping " + q.get())  # safe


def work(v, out=None):
    if out is not None:
        out.append(v)
    return v


def work_fixed(v):
    return "fixed"


@app.get("/k11")
def pools():
    h = request.args["h"]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        os.system("ping " + pool.submit(work, h).result())  # want command-injection
        os.system("ping " + pool.submit(work_fixed, h).result())  # safe
        os.system("ping " + list(pool.map(work, ["a", h]))[1])  # want command-injection
        os.system("ping " + list(pool.map(work_fixed, ["a", h]))[1])  # safe
        fs = [pool.submit(work, x) for x in ["fixed", h]]
        os.system("ping " + fs[1].result())  # want command-injection


@app.get("/k12")
def threads():
    out = []
    t = threading.Thread(target=work, args=(request.args["h"], out))
    t.start()
    t.join()
    os.system("ping " + out[0])  # want command-injection
    out2 = []
    t = threading.Thread(target=work, args=("fixed", out2))
    t.start()
    t.join()
    os.system("ping " + out2[0])  # safe


async def co(v):
    await asyncio.sleep(0)
    return v


async def co_fixed(v):
    return "fixed"


async def both(h):
    return await asyncio.gather(co("fixed"), co(h))


async def agen(v):
    yield "fixed"
    yield v


@app.get("/k13")
async def asyncs():
    h = request.args["h"]
    a, b = await asyncio.gather(co("fixed"), co(h))
    os.system("ping " + b)  # want command-injection
    t = asyncio.create_task(co(h))
    os.system("ping " + await t)  # want command-injection
    os.system("ping " + await asyncio.wait_for(co_fixed(h), 1))  # safe
    os.system("ping " + await asyncio.to_thread(work, h))  # want command-injection
    async for v in agen(h):
        break
    l = [x async for x in agen(h)]
    os.system("ping " + l[1])  # want command-injection


@app.get("/k14")
def run_async():
    h = request.args["h"]
    os.system("ping " + asyncio.run(co(h)))  # want command-injection
    os.system("ping " + asyncio.run(co_fixed(h)))  # safe


@app.get("/k15")
def environ():
    os.environ["H"] = request.args["h"]
    os.environ["I"] = "fixed"
    os.system("ping " + os.environ["H"])  # want command-injection
    os.system("ping " + os.environ["I"])  # safe
    os.environ["H"] = "fixed"


@app.get("/k16")
def configs():
    c = configparser.ConfigParser()
    c.add_section("s")
    c.set("s", "a", request.args["h"])
    c.set("s", "b", "fixed")
    os.system("ping " + c.get("s", "a"))  # want command-injection
    os.system("ping " + c.get("s", "b"))  # safe
    c["t"] = {"a": "fixed", "b": request.args["h"]}
    os.system("ping " + c["t"]["a"])  # safe
    os.system("ping " + c["t"]["b"])  # want command-injection
    d = configparser.ConfigParser()
    d.read_dict({"s": {"a": request.args["h"], "b": "fixed"}})
    os.system("ping " + d["s"]["b"])  # safe
    os.system("ping " + d["s"]["a"])  # want command-injection
    os.system("ping " + d.get("s", "a", fallback="x"))  # want command-injection


@app.get("/k17")
def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--x", default="fixed")
    p.set_defaults(y=request.args["h"])
    a = p.parse_args([])
    os.system("ping " + a.x)  # safe


@app.get("/k18")
def flask_g():
    g.a = request.args["h"]
    g.b = "fixed"
    os.system("ping " + g.a)  # want command-injection
    os.system("ping " + g.b)  # safe
    os.system("ping " + g.get("b"))  # safe
    os.system("ping " + g.get("zz", "fixed"))  # safe
    setattr(g, "c", request.args["h"])
    g.setdefault("d", request.args["h"])
    g.a = "fixed"


_STATE = {"cur": "fixed", "other": "fixed"}
_HOLD = None


def put(v):
    _STATE["cur"] = v


def put_other(v):
    _STATE["other"] = v


def hold(v):
    global _HOLD
    _HOLD = v


@app.get("/k20")
def state():
    put(request.args["h"])
    os.system("ping " + _STATE["cur"])  # want command-injection
    put("fixed")
    os.system("ping " + _STATE["other"])  # safe
    hold(request.args["h"])
    os.system("ping " + _HOLD)  # want command-injection
    hold("fixed")


@contextlib.contextmanager
def managed(v):
    yield v


@contextlib.contextmanager
def managed_fixed(v):
    try:
        yield "fixed"
    finally:
        pass


@app.get("/k21")
def managers():
    h = request.args["h"]
    with managed(h) as v:
        os.system("ping " + v)  # want command-injection
    with managed_fixed(h) as v:
        os.system("ping " + v)  # safe
    with managed("fixed") as a, managed(h) as b:
        os.system("ping " + a)  # safe
        os.system("ping " + b)  # want command-injection
    with contextlib.ExitStack() as st:
        v = st.enter_context(managed(h))
        os.system("ping " + v)  # want command-injection
        w = st.enter_context(managed_fixed(h))
        os.system("ping " + w)  # safe
    with contextlib.suppress(ValueError):
        h = "fixed"
    os.system("ping " + h)  # safe


def fact(n, v):
    if n == 0:
        return v
    return fact(n - 1, v)


def fact_fixed(n, v):
    if n <= 0:
        return "fixed"
    return fact_fixed(n - 1, v)


def rev(s):
    return "" if not s else rev(s[1:]) + s[0]


@app.get("/k22")
def recursive():
    h = request.args["h"]
    os.system("ping " + fact(3, h))  # want command-injection
    os.system("ping " + fact_fixed(3, h))  # safe


@app.get("/k23")
def matched():
    h = request.args["h"]
    match LEVEL:
        case 3:
            v = "fixed"
        case _:
            v = h
    os.system("ping " + v)  # safe
    match ("p", h):
        case ("p", x):
            os.system("ping " + x)  # want command-injection
        case (y, "q"):
            os.system("ping " + y)  # safe
    match {"k": "fixed", "l": h}:
        case {"k": a, "l": b}:
            os.system("ping " + a)  # safe
            os.system("ping " + b)  # want command-injection
    match ["a", h, "c"]:
        case [first, *rest]:
            os.system("ping " + first)  # safe
            os.system("ping " + rest[0])  # want command-injection
            os.system("ping " + rest[1])  # safe


@app.get("/k24")
def tries():
    h = request.args["h"]
    try:
        v = h
        raise KeyError("x")
    except KeyError:
        v = "fixed"
    os.system("ping " + v)  # safe
    try:
        v = "fixed"
    except KeyError:
        v = h
    try:
        v = h
    finally:
        v = "fixed"
    os.system("ping " + v)  # safe
    try:
        {}["a"]
    except KeyError:
        v = h
    os.system("ping " + v)  # want command-injection
    try:
        pass
    except Exception:
        v = "fixed"
    else:
        v = h
    os.system("ping " + v)  # want command-injection


@app.get("/k25")
def loops():
    h = request.args["h"]
    v = h
    while True:
        v = "fixed"
        break
    os.system("ping " + v)  # safe
    v = h
    for _ in range(1):
        v = "fixed"
    os.system("ping " + v)  # safe
    v = h
    for _ in []:
        v = "fixed"
    os.system("ping " + v)  # want command-injection
    v = "fixed"
    for _ in range(0):
        v = h
    os.system("ping " + v)  # safe
    i, v = 0, h
    while i < 3:
        i += 1
        if i == 2:
            v = "fixed"
    for i in (1, 2, 3):
        if i > 5:
            break
    else:
        v = h
    os.system("ping " + v)  # want command-injection


@app.get("/k26")
def evaluated():
    h = request.args["h"]
    v = eval("'fixed'")
    os.system("ping " + v)  # safe
    ns = {}
    exec("x = 'fixed'", ns)
    os.system("ping " + ns["x"])  # safe
    os.system("ping " + operator.getitem(["fixed", h], 0))  # safe
    v = globals()["NAMES"][0]
    os.system("ping " + v)  # safe
    v = locals()["h"]


@app.get("/turn-replaced")
def turn_replaced():
    text = request.args["h"]
    for step in range(3):
        if step == 2:
            text = "fixed"
            break
    os.system("ping " + text)  # safe


@app.get("/turn-not-reached")
def turn_not_reached():
    text = request.args["h"]
    for step in range(3):
        if step == 3:
            text = "fixed"
            break
    os.system("ping " + text)  # want command-injection


@app.get("/turn-even")
def turn_even():
    parts = []
    for n in range(1, 4):
        if n % 2 == 0:
            parts.append(request.args["h"])
        else:
            parts.append("fixed")
    os.system("ping " + parts[0])  # safe
    os.system("ping " + parts[1])  # want command-injection


@app.get("/turns-unknown")
def turns_unknown():
    text = request.args["h"]
    for step in range(int(request.args.get("n", "1"))):
        if step == 2:
            text = "fixed"
    os.system("ping " + text)  # want command-injection
