"""Strings, bytes, files in memory, round trips, conversions."""
import base64
import binascii
import codecs
import datetime
import decimal
import html
import io
import ipaddress
import json
import os
import pickle
import re
import shlex
import string
import struct
import textwrap
import urllib.parse
import uuid
import zlib

from flask import Flask, request

app = Flask(__name__)


@app.get("/s1")
def bytearrays():
    h = request.args["h"]
    raw = bytearray(h, "utf-8")
    raw[:] = b"fixed"
    os.system("ping " + bytes(raw).decode())  # safe
    raw = bytearray(b"fixed")
    raw[:] = h.encode()
    os.system("ping " + raw.decode())  # want command-injection
    raw = bytearray(b"fixed")
    raw.extend(h.encode())
    os.system("ping " + raw.decode())  # want command-injection
    raw.clear()
    os.system("ping " + raw.decode())  # safe
    raw += h.encode()
    os.system("ping " + raw.decode())  # want command-injection
    raw = bytearray(h.encode())
    del raw[:]
    raw.extend(b"fixed")
    os.system("ping " + raw.decode())  # safe


@app.get("/s2")
def memoryviews():
    b = memoryview(request.args["h"].encode())
    os.system("ping " + b.tobytes().decode())  # want command-injection
    os.system("ping " + bytes(b).decode())  # want command-injection


@app.get("/s3")
def stringio_truncated():
    buf = io.StringIO()
    buf.write(request.args["h"])
    buf.seek(0)
    buf.truncate()
    buf.write("fixed")
    os.system("ping " + buf.getvalue())  # safe


@app.get("/s4")
def stringio_truncated_zero():
    buf = io.StringIO()
    buf.write(request.args["h"])
    buf.truncate(0)
    buf.seek(0)
    buf.write("fixed")
    os.system("ping " + buf.getvalue())  # safe


@app.get("/s5")
def stringio_sought():
    buf = io.StringIO()
    buf.write("fixed")
    buf.seek(0)
    buf.write(request.args["h"])
    os.system("ping " + buf.getvalue())  # want command-injection


@app.get("/s6")
def stringio_truncated_late():
    buf = io.StringIO()
    buf.write("x")
    buf.seek(0)
    buf.truncate()
    buf.write(request.args["h"])
    buf.seek(0)
    os.system("ping " + buf.read())  # want command-injection


@app.get("/s7")
def stringio_replaced():
    buf = io.StringIO(request.args["h"])
    buf = io.StringIO("fixed")
    os.system("ping " + buf.read())  # safe
    print("a", request.args["h"], file=buf)
    os.system("ping " + buf.getvalue())  # want command-injection


@app.get("/s8")
def bytesio():
    buf = io.BytesIO()
    buf.write(request.args["h"].encode())
    buf.seek(0)
    buf.truncate()
    buf.write(b"fixed")
    os.system("ping " + buf.getvalue().decode())  # safe
    buf.write(request.args["h"].encode())
    os.system("ping " + buf.getvalue().decode())  # want command-injection


@app.get("/s9")
def formats():
    h = request.args["h"]
    os.system("ping {0} {1}".format("a", "b", h))  # safe
    os.system("ping {2}".format("a", "b", h))  # want command-injection
    os.system("ping {a}".format(a="x", b=h))  # safe
    os.system("ping {b}".format(**{"a": "x", "b": h}))  # want command-injection
    os.system("ping {a}".format(**{"a": "x", "b": h}))  # safe
    os.system("ping {0[a]}".format({"a": "x", "b": h}))  # safe
    os.system("ping {0[b]}".format({"a": "x", "b": h}))  # want command-injection
    os.system("ping {a}".format_map({"a": "x", "b": h}))  # safe
    os.system("ping %(a)s" % {"a": "x", "b": h})  # safe
    os.system("ping %(b)s" % {"a": "x", "b": h})  # want command-injection
    os.system("ping %s" % ("x", h)[0])  # safe
    os.system("ping %d" % int(h))  # safe
    os.system("ping %.0s" % h)  # safe
    os.system("ping %.0s%s" % (h, "fixed"))  # safe
    os.system(f"ping {len(h):>5}")  # safe
    os.system(f"ping {h and 'fixed'}")  # safe
    os.system(string.Template("ping $a").substitute(a="x", b=h))  # safe


@app.get("/s10")
def split_constant():
    h = request.args["h"]
    s = "fixed," + h
    os.system("ping " + s.split(",")[0])  # safe
    os.system("ping " + s.split(",")[1])  # want command-injection
    os.system("ping " + s.split(",", 1)[1])  # want command-injection
    os.system("ping " + s.partition(",")[0])  # safe
    os.system("ping " + s.partition(",")[2])  # want command-injection
    os.system("ping " + s.removeprefix("fixed,"))  # want command-injection
    os.system("ping " + s[:5])  # safe
    os.system("ping " + s[6:])  # want command-injection
    a, b = s.split(",", 1)
    os.system("ping " + a)  # safe
    os.system("ping " + b)  # want command-injection
    t = h + ",fixed"
    os.system("ping " + t.rsplit(",", 1)[1])  # safe
    os.system("ping " + t.rpartition(",")[2])  # safe
    os.system("ping " + t.rpartition(",")[0])  # want command-injection
    os.system("ping " + t[-5:])  # safe
    os.system("ping " + "a,b".split(",")[1])  # safe
    os.system("ping " + ("%s|%s" % ("fixed", h)).split("|")[0])  # safe
    os.system("ping " + f"fixed|{h}".split("|")[0])  # safe
    os.system("ping " + f"fixed|{h}".split("|")[1])  # want command-injection
    os.system("ping " + "|".join(["fixed", h]).split("|")[0])  # safe
    os.system("ping " + f"fixed {h}".split()[0])  # safe


@app.get("/s11")
def padding():
    h = request.args["h"]
    os.system("ping " + h.ljust(20))  # want command-injection
    os.system("ping " + h.center(20, "*").zfill(3))  # want command-injection
    os.system("ping " + textwrap.dedent(h))  # want command-injection
    os.system("ping " + textwrap.indent("fixed", " "))  # safe
    os.system("ping " + textwrap.shorten(h, 30))  # want command-injection
    os.system("ping " + "\n".join(textwrap.wrap(h)))  # want command-injection
    os.system("ping " + h.expandtabs().casefold().swapcase().title())  # want command-injection
    os.system("ping " + h.join(["a", "b"]))  # want command-injection
    os.system("ping " + h.join(["a"]))  # safe: one element
    os.system("ping " + h * 0)  # safe
    os.system("ping " + h[0:0])  # safe
    os.system("ping " + ("fixed" or h))  # safe
    os.system("ping " + ("" or h))  # want command-injection


@app.get("/s12")
def round_trips():
    h = request.args["h"]
    os.system("ping " + base64.b64decode(base64.b64encode(h.encode())).decode())  # want command-injection
    os.system("ping " + base64.b64encode(h.encode()).decode())  # safe: its alphabet
    os.system("ping " + base64.urlsafe_b64encode(h.encode()).decode())  # safe: its alphabet
    os.system("ping " + base64.b32encode(h.encode()).decode())  # safe: its alphabet
    os.system("ping " + h.encode().hex())  # safe: digits
    os.system("ping " + binascii.hexlify(h.encode()).decode())  # safe: digits
    os.system("ping " + urllib.parse.unquote(urllib.parse.quote(h)))  # want command-injection
    os.system("ping " + html.unescape(html.escape(h)))  # want command-injection
    os.system("ping " + json.loads(json.dumps({"a": h}))["a"])  # want command-injection
    os.system("ping " + str(zlib.crc32(h.encode())))  # safe
    os.system("ping " + str(struct.unpack("I", struct.pack("I", len(h)))[0]))  # safe
    os.system("ping " + " ".join(str(ord(c)) for c in h))  # safe: numbers


@app.get("/s13")
def translated():
    h = request.args["h"]
    os.system("ping " + re.sub(r"[^a-z0-9]", "", h))  # safe
    os.system("ping " + "".join(re.findall(r"\w+", h)))  # safe
    os.system("ping " + "".join(re.findall(r"\S+", h)))  # want command-injection
    os.system("ping " + re.sub(r".*", "fixed", "x"))  # safe
    os.system("ping " + re.sub(r"x", h, "x"))  # want command-injection
    os.system("ping " + re.escape(h))  # want command-injection


@app.get("/s14")
def conversions():
    h = request.args["h"]
    try:
        n = int(h)
    except ValueError:
        n = 0
    os.system("ping %s" % n)  # safe
    try:
        u = uuid.UUID(h)
    except ValueError:
        return "bad"
    os.system("ping %s" % u)  # safe


@app.get("/s15")
def addresses():
    h = request.args["h"]
    try:
        ip = ipaddress.ip_address(h)
    except ValueError:
        return "bad"


@app.get("/s16")
def addresses4():
    h = request.args["h"]
    ip = ipaddress.IPv4Address(h)
    os.system("ping %s" % ip)  # safe


@app.get("/s17")
def dates():
    h = request.args["h"]
    d = datetime.datetime.strptime(h, "%Y-%m-%d")
    os.system("ping %s" % d)  # safe
    os.system("ping " + d.strftime("%d"))  # safe
    e = datetime.date.fromisoformat(h)
    os.system("ping " + e.isoformat())  # safe


@app.get("/s18")
def decimals():
    h = request.args["h"]
    os.system("ping %s" % decimal.Decimal(h))  # safe
    os.system("ping %s" % round(float(h)))  # safe
    os.system("ping %s" % bool(h))  # safe
    os.system("ping %s" % hash(h))  # safe
    os.system("ping %s" % int(h, 16))  # safe
    os.system("ping " + hex(int(h)))  # safe
    os.system("ping %s" % abs(int(h)))  # safe


@app.get("/s19")
def conversion_unused():
    h = request.args["h"]
    try:
        int(h)
    except ValueError:
        pass
    os.system("ping " + h)  # want command-injection


@app.get("/s20")
def conversion_guard():
    h = request.args["h"]
    try:
        int(h)
    except ValueError:
        return "bad"
    os.system("ping " + h)  # safe: a number, or it had been refused


@app.get("/s21")
def float_guard():
    h = request.args["h"]
    try:
        float(h)
    except ValueError:
        h = "0"
    os.system("ping " + h)  # safe


@app.get("/s22")
def shlexed():
    h = request.args["h"]
    os.system("ping " + shlex.quote(h))  # safe
    os.system("ping " + " ".join(shlex.quote(x) for x in ["a", h]))  # safe
    os.system("ping " + shlex.join(["a", h]))  # safe
    os.system("ping " + " ".join(map(shlex.quote, [h])))  # safe
    q = shlex.quote
    os.system("ping " + q(h))  # safe
    shlex.quote(h)
    os.system("ping " + h)  # want command-injection


@app.get("/s23")
def byte_chars():
    h = request.args["h"].encode()
    os.system(b"ping " + h)  # want command-injection
    os.system(b"ping " + h[:0])  # safe
    os.system(b"ping %s" % h)  # want command-injection
    os.system(b"ping %d" % len(h))  # safe
    os.system(b"ping " + b"".join([b"a", h]))  # want command-injection


@app.get("/s24")
def walrus():
    if (h := request.args["h"]) and (k := "fixed"):
        os.system("ping " + k)  # safe
        os.system("ping " + h)  # want command-injection


@app.get("/s25")
def len_zero():
    h = request.args["h"]
    if len(h) == 0:
        os.system("ping " + h)  # safe
    if not h:
        os.system("ping " + h)  # safe
    if h == "":
        os.system("ping " + h)  # safe
    if len(h) > 3:
        os.system("ping " + h)  # want command-injection
    if h:
        os.system("ping " + h)  # want command-injection


def odd_fields(con, rows):
    """Fields of a format that name no argument, and values of a statement that are bound as lists."""
    print("{1+2} {0x} {99999999999999999999}".format(1, 2))
    con.execute("INSERT INTO settings (token, password, api_key) VALUES (?, ?, ?)", (["a"], ["b"], [rows]))
