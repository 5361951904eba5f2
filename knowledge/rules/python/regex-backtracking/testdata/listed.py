# profile: default
import re

from flask import Flask, request

app = Flask(__name__)

# Patterns that are tried one after the other: one that backtracks is enough.
PATTERNS = [
    r"SELECT\s+[\w\s,\*]+\s+FROM\s+[\w\s\._]+",
    r"ok[a-z]",
]
COMPILED = [re.compile(p, re.IGNORECASE) for p in PATTERNS]
NAMED = {"union": r"UNION\s+[\w\s,\*]+\s+FROM\s+[\w\s\._]+", "ok": r"ok[a-z]"}
PAIRS = [("union", r"UNION\s+[\w\s,\*]+\s+FROM\s+[\w\s\._]+"), ("ok", r"ok[a-z]")]

BOUNDED = [r"SELECT\s{1,9}[\w,\*]{1,99}\s{1,9}FROM", r"ok[a-z]", "[a-z]+:"]
BOUNDED_COMPILED = [re.compile(p) for p in BOUNDED]
BOUNDED_NAMED = {"select": BOUNDED[0], "ok": r"ok[a-z]"}


class Guard:
    patterns = [r"ok[a-z]", r"UNION\s+[\w\s,\*]+\s+FROM\s+[\w\s\._]+"]
    bounded = [r"ok[a-z]", r"UNION\s{1,9}[\w,\*]{1,99}"]

    def detect(self, text):
        return any(re.search(p, text) for p in self.patterns)  # want regex-backtracking

    def detect_bounded(self, text):
        return any(re.search(p, text) for p in self.bounded)


@app.route("/each")
def each():
    text = request.args["text"]
    return str(any(re.search(p, text) for p in PATTERNS))  # want regex-backtracking


@app.route("/compiled")
def compiled():
    for p in COMPILED:
        if p.search(request.args["text"]):  # want regex-backtracking
            return "no"
    return str(any(p.search(request.args["text"]) for p in BOUNDED_COMPILED))


@app.route("/named")
def named():
    for name, p in NAMED.items():
        if re.search(p, request.args["text"]):  # want regex-backtracking
            return "no"
    for name, p in BOUNDED_NAMED.items():
        if re.search(p, request.args["text"]):
            return "no"
    return ""


@app.route("/pairs")
def pairs():
    for name, p in PAIRS:
        if re.search(p, request.args["text"]):  # want regex-backtracking
            return "no"
    return str(any(re.search(p, request.args["text"]) for p in BOUNDED))


@app.route("/guard")
def guard():
    guard = Guard()
    return str(guard.detect(request.args["text"]) or guard.detect_bounded(request.args["text"]))
