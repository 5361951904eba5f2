"""Texts that are filtered character by character: whether a line break is left."""
import logging
import re
import string

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/login/1")
def label_1():
    v = request.form["label"]
    t = "".join(ch for ch in v if " " <= ch <= "~")
    log.info("label %s", t)


@app.post("/login/2")
def label_2():
    v = request.form["label"]
    t = "".join(ch for ch in v if ord(ch) >= 32)
    log.info("label %s", t)


@app.post("/login/3")
def label_3():
    v = request.form["label"]
    t = "".join([ch for ch in v if ch.isprintable()])
    log.info("label %s", t)


@app.post("/login/4")
def label_4():
    v = request.form["label"]
    t = "".join(ch for ch in v if ch not in "\r\n")
    log.info("label %s", t)


@app.post("/login/5")
def label_5():
    v = request.form["label"]
    t = "".join(ch for ch in v if ch not in "\t;")
    log.info("label %s", t)  # want log-injection


@app.post("/login/6")
def label_6():
    v = request.form["label"]
    t = "".join(ch for ch in v if ch <= "~")
    log.info("label %s", t)  # want log-injection


@app.post("/login/7")
def label_7():
    v = request.form["label"]
    t = "".join(ch if 32 <= ord(ch) < 127 else "?" for ch in v)
    log.info("label %s", t)


@app.post("/login/9")
def label_9():
    v = request.form["label"]
    t = "".join(filter(str.isprintable, v))
    log.info("label %s", t)


@app.post("/login/10")
def label_10():
    v = request.form["label"]
    t = "".join(filter(lambda ch: " " <= ch <= "~", v))
    log.info("label %s", t)


@app.post("/login/11")
def label_11():
    v = request.form["label"]
    t = "".join(ch for ch in v if ch != "\r" and ch != "\n")
    log.info("label %s", t)


@app.post("/login/12")
def label_12():
    v = request.form["label"]
    t = "".join(ch for ch in v if ch != "\r")
    log.info("label %s", t)  # want log-injection


@app.post("/login/13")
def label_13():
    v = request.form["label"]
    t = ""
    for ch in v:
        if ord(ch) < 32:
            continue
        t += ch
    log.info("label %s", t)


@app.post("/login/14")
def label_14():
    v = request.form["label"]
    keep = []
    for ch in v:
        if ch in ("\r", "\n"):
            continue
        keep.append(ch)
    log.info("label %s", "".join(keep))


@app.post("/login/15")
def label_15():
    v = request.form["label"]
    t = "".join(ch for ch in v if ord(ch) not in (10, 13))
    log.info("label %s", t)


@app.post("/login/16")
def label_16():
    v = request.form["label"]
    t = "".join(ch for ch in v if ord(ch) not in (9, 11))
    log.info("label %s", t)  # want log-injection


@app.post("/login/17")
def label_17():
    v = request.form["label"]
    t = "".join(ch for ch in v if ord(ch) in range(32, 127))
    log.info("label %s", t)


@app.post("/login/18")
def label_18():
    v = request.form["label"]
    t = "".join(c for c in v if not (ord(c) < 32 or ord(c) == 127))
    log.info("label %s", t)


@app.post("/login/19")
def label_19():
    v = request.form["label"]
    t = "".join(c for c in v if c.isprintable() or c == "\n")
    log.info("label %s", t)  # want log-injection


@app.post("/login/20")
def label_20():
    v = request.form["label"]
    t = "".join(c for c in v if not c.isspace() or c == " ")
    log.info("label %s", t)


@app.post("/login/21")
def label_21():
    v = request.form["label"]
    t = "".join(c for c in v if c.isalnum() or c in "-_. ")
    log.info("label %s", t)


@app.post("/login/22")
def label_22():
    v = request.form["label"]
    t = "".join(c for c in v if c in string.printable)
    log.info("label %s", t)  # want log-injection


@app.post("/login/23")
def label_23():
    v = request.form["label"]
    t = bytes(b for b in v.encode() if b >= 32).decode()
    log.info("label %s", t)


@app.post("/login/whole")
def whole():
    t = re.sub(r"[^\x20-\x7e]", "", request.form["label"])
    log.info("q " + t)
    t = re.sub(r"[\x00-\x1f\x7f]", "", request.form["label"])
    log.info("q " + t)
    t = request.form["label"].translate({10: None, 13: None})
    log.info("q " + t)
    t = request.form["label"].translate(dict.fromkeys(range(32)))
    log.info("q " + t)
    t = request.form["label"].translate({ord("\r"): None, ord("\n"): " "})
    log.info("q " + t)
    t = request.form["label"].translate({9: None, 13: None})
    log.info("q " + t)  # want log-injection
    t = " ".join(request.form["label"].split())
    log.info("q " + t)
    t = " ".join(request.form["label"].splitlines())
    log.info("q " + t)
    t = "".join(request.form["label"].splitlines())
    log.info("q " + t)
    t = request.form["label"].splitlines()[0]
    log.info("q " + t)
    t = request.form["label"].encode("unicode_escape").decode()
    log.info("q " + t)
    t = request.form["label"].encode("ascii", "ignore").decode()
    log.info("q " + t)  # want log-injection


def printable(text):
    return "".join(ch for ch in text if " " <= ch <= "~")


@app.post("/login/helper")
def helper():
    log.info("label %s", printable(request.form["label"]))
