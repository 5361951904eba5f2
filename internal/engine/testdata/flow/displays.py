"""Loops and comprehensions over what is written down: which element comes first, last, or not at all; and which object is which."""
import itertools
import os

from flask import Flask, request
app = Flask(__name__)
def run(x): os.system(x)


@app.get("/filled-1")
def filled_1():
    d = {}
    for k, v in zip(("a", "a"), (request.args["q"], "one")):
        d[k] = v
    os.system(d["a"])


@app.get("/filled-2")
def filled_2():
    d = {}
    for k, v in zip(("a", "b"), (request.args["q"], "one")):
        d[k] = v
    os.system(d["a"])  # want command-injection


@app.get("/filled-3")
def filled_3():
    d = {}
    for k, v in zip(["a", "b"], [request.args["q"], "one"]):
        d[k] = v
    os.system(d["b"])


@app.get("/filled-4")
def filled_4():
    pairs = [("a", request.args["q"]), ("a", "one")]
    d = {}
    for k, v in pairs:
        d[k] = v
    os.system(d["a"])


@app.get("/filled-5")
def filled_5():
    pairs = [("a", "one"), ("a", request.args["q"])]
    d = {}
    for k, v in pairs:
        d[k] = v
    os.system(d["a"])  # want command-injection


@app.get("/filled-6")
def filled_6():
    pairs = [("a", request.args["q"]), ("a", "one")]
    os.system(dict(pairs)["a"])


@app.get("/filled-7")
def filled_7():
    os.system({k: v for k, v in [("a", request.args["q"]), ("a", "one")]}["a"])


@app.get("/filled-8")
def filled_8():
    keys = ("a", "b")
    values = (request.args["q"], "one")
    d = dict(zip(keys, values))
    os.system(d["a"])  # want command-injection
    os.system(d["b"])


@app.get("/filled-9")
def filled_9():
    keys = ("a", "b")
    values = (request.args["q"], "one")
    d = {k: v for k, v in zip(keys, values)}
    os.system(d["a"])  # want command-injection
    os.system(d["b"])


@app.get("/filled-10")
def filled_10():
    d = {}
    for i, v in enumerate([request.args["q"], "one"]):
        d[i] = v
    os.system(d[0])  # want command-injection
    os.system(d[1])


@app.get("/filled-11")
def filled_11():
    d = {}
    for i, v in enumerate((request.args["q"], "one"), start=1):
        d[f"k{i}"] = v
    os.system(d["k1"])  # want command-injection
    os.system(d["k2"])


@app.get("/filled-12")
def filled_12():
    d = {}
    for k, v in {"x": request.args["q"], "y": "one"}.items():
        d[k.upper()] = v
    os.system(d["X"])  # want command-injection
    os.system(d["Y"])


@app.get("/filled-13")
def filled_13():
    src = {"x": request.args["q"], "y": "one"}
    out = {}
    for k, v in src.items():
        out[k] = v
    os.system(out["x"])  # want command-injection
    os.system(out["y"])


@app.get("/filled-14")
def filled_14():
    src = {"x": request.args["q"], "y": "one"}
    out = {k: v for k, v in src.items() if k != "x"}
    for v in out.values():
        os.system(v)
    os.system(out["y"])


@app.get("/filled-15")
def filled_15():
    src = {"x": request.args["q"], "y": "one"}
    out = {v: k for k, v in src.items()}
    os.system(list(out.values())[0])


@app.get("/flat-1")
def flat_1():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = [x for group in bundle for x in group]
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-2")
def flat_2():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = sum(bundle, [])
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-3")
def flat_3():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = list(itertools.chain.from_iterable(bundle))
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-4")
def flat_4():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = list(itertools.chain(*bundle))
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-5")
def flat_5():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = []
    for group in bundle:
        flat.extend(group)
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-6")
def flat_6():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = []
    for group in bundle:
        for x in group:
            flat.append(x)
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-8")
def flat_8():
    bundle = [["alice", "robin"], [request.args["q"]]]
    flat = [*bundle[0], *bundle[1]]
    os.system(flat[2])  # want command-injection
    os.system(flat[1])


@app.get("/flat-9")
def flat_9():
    pairs = [(a, b) for a in ("x", "y") for b in ("one", request.args["q"])]
    os.system(pairs[1][1])  # want command-injection
    os.system(pairs[1][0])


@app.get("/flat-10")
def flat_10():
    pairs = list(itertools.product(("x", "y"), ("one", request.args["q"])))
    os.system(pairs[1][1])  # want command-injection
    os.system(pairs[1][0])


@app.get("/flat-11")
def flat_11():
    rows = [x.strip() for x in ["one", request.args["q"], "two"]]
    os.system(rows[1])  # want command-injection
    os.system(rows[2])


@app.get("/flat-12")
def flat_12():
    rows = [x for x in ["one", request.args["q"], "two"] if x != "one"]
    os.system(rows[0])  # want command-injection


@app.get("/flat-13")
def flat_13():
    rows = [v for i, v in enumerate(["one", request.args["q"], "two"]) if i % 2 == 0]
    os.system(rows[1])


@app.get("/flat-14")
def flat_14():
    rows = [v for i, v in enumerate(["one", request.args["q"], "two"]) if i % 2 == 1]
    os.system(rows[0])  # want command-injection


@app.get("/same-1")
def same_1():
    a, b = object(), object()
    x = request.args["q"]
    os.system("one" if a is not b else x)


@app.get("/same-2")
def same_2():
    a, b = object(), object()
    x = request.args["q"]
    os.system("one" if a is b else x)  # want command-injection


MISSING = object()


@app.get("/same-3")
def same_3():
    x = request.args["q"]
    y = MISSING
    if y is MISSING:
        x = "one"
    os.system(x)


@app.get("/same-4")
def same_4():
    x = request.args["q"]
    y = MISSING
    if y is not MISSING:
        x = "one"
    os.system(x)  # want command-injection


@app.get("/same-5")
def same_5():
    d = {"a": request.args["q"]}
    y = d.get("b", MISSING)
    if y is MISSING:
        y = "one"
    os.system(y)


@app.get("/same-6")
def same_6():
    d = {"a": request.args["q"]}
    y = d.get("a", MISSING)
    if y is MISSING:
        y = "one"
    os.system(y)  # want command-injection


@app.get("/same-7")
def same_7():
    one, two = [], []
    x = request.args["q"]
    if one is two:
        x = "one"
    os.system(x)  # want command-injection


@app.get("/same-8")
def same_8():
    one = {}
    two = one
    x = request.args["q"]
    if one is two:
        x = "one"
    os.system(x)


@app.get("/same-9")
def same_9():
    x = request.args["q"]
    fn = str.upper
    if fn is str.lower:
        x = "one"
    os.system(x)  # want command-injection
