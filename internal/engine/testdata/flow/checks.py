"""Checks whose outcome is remembered, that stand beside the value, or that speak of what was computed from it."""
import enum
import ipaddress
import os
import re
import socket
from urllib.parse import urlparse

import requests
from flask import Flask, abort, request

app = Flask(__name__)
COMMANDS = ["uptime", "df"]
TABLE = {"uptime": "u", "df": "d"}


class Kind(enum.Enum):
    UPTIME = "uptime"
    DF = "df"


# Outcomes that a variable remembers.

@app.get("/flag-inverted")
def flag_inverted():
    name = request.args["name"]
    bad = False
    if name not in COMMANDS:
        bad = True
    if bad:
        return "no"
    os.system(name)  # safe: bad where the name is unknown


@app.get("/flag-wrong-way")
def flag_wrong_way():
    name = request.args["name"]
    ok = True
    if name in COMMANDS:
        ok = False
    if ok:
        os.system(name)  # want command-injection
    return ""


@app.get("/flag-also-set")
def flag_also_set():
    name = request.args["name"]
    ok = False
    if name in COMMANDS:
        ok = True
    if request.args.get("force"):
        ok = True
    if ok:
        os.system(name)  # want command-injection
    return ""


@app.get("/error-text")
def error_text():
    name = request.args["name"]
    error = None
    if name not in COMMANDS:
        error = "unknown"
    if error is not None:
        return error
    os.system(name)  # safe: there is an error where the name is unknown


@app.get("/error-text-ignored")
def error_text_ignored():
    name = request.args["name"]
    error = None
    if name not in COMMANDS:
        error = "unknown"
    os.system(name)  # want command-injection
    return error or ""


@app.get("/match-is-none")
def match_is_none():
    name = request.args["name"]
    m = re.fullmatch("[a-z]+", name)
    if m is None:
        abort(400)
    os.system(name)  # safe: letters


@app.get("/match-is-not-none")
def match_is_not_none():
    name = request.args["name"]
    m = re.fullmatch("[a-z]+", name)
    if m is not None:
        abort(400)
    os.system(name)  # want command-injection


# Values that only come where a check was passed.

@app.get("/index")
def index_of():
    name = request.args["name"]
    try:
        n = COMMANDS.index(name)
    except ValueError:
        abort(400)
    os.system(name + " # %d" % n)  # safe: one of two


@app.get("/index-passes")
def index_passes():
    name = request.args["name"]
    try:
        n = COMMANDS.index(name)
    except ValueError:
        n = 0
    os.system(name + " # %d" % n)  # want command-injection


@app.get("/key")
def key():
    name = request.args["name"]
    try:
        letter = TABLE[name]
    except KeyError:
        abort(400)
    os.system(name + " " + letter)  # safe: one of the keys


@app.get("/enumeration")
def enumeration():
    name = request.args["name"]
    try:
        kind = Kind(name)
    except ValueError:
        abort(400)
    os.system(name + " # " + kind.name)  # safe: the value of a member


@app.get("/number")
def number():
    text = request.args["n"]
    try:
        n = int(text)
    except ValueError:
        abort(400)
    os.system("kill " + text + " # %d" % n)  # safe: a number


@app.get("/address")
def address():
    text = request.args["ip"]
    try:
        ipaddress.ip_address(text)
    except ValueError:
        abort(400)
    os.system("ping " + text)  # safe: an address


@app.get("/address-is-no-wall")
def address_of_inside():
    text = request.args["ip"]
    try:
        ipaddress.ip_address(text)
    except ValueError:
        abort(400)
    requests.get("http://" + text + "/")  # oracle: no (no attack is an address) # want server-side-request-forgery


# Loops over the characters.

@app.get("/each-character")
def each_character():
    name = request.args["name"]
    for c in name:
        if not c.isalnum():
            abort(400)
    os.system("ls " + name)  # safe: letters and digits


@app.get("/each-character-break")
def each_character_break():
    name = request.args["name"]
    for c in name:
        if not c.isalnum():
            break
    os.system("ls " + name)  # want command-injection


@app.get("/each-character-skipped")
def each_character_skipped():
    name = request.args["name"]
    for c in name:
        if c == ";":
            continue
        if not c.isalnum():
            abort(400)
    os.system("ls " + name)  # oracle: no (a semicolon, and nothing but letters) # want command-injection


# Loops that run.

@app.get("/range-runs")
def range_runs():
    host = request.args["host"]
    for _ in range(3):
        host = "localhost"
    os.system("ping " + host)  # safe: three rounds


@app.get("/list-may-be-empty")
def list_may_be_empty():
    host = request.args["host"]
    for _ in request.args.getlist("n"):
        host = "localhost"
    os.system("ping " + host)  # want command-injection


@app.get("/list-runs-and-continues")
def runs_and_continues():
    host = request.args["host"]
    for name in ("a", "b"):
        if request.args.get(name):
            continue
        host = name
    os.system("ping " + host)  # want command-injection


# Addresses of hosts.

def inside(url):
    for info in socket.getaddrinfo(urlparse(url).hostname, None):
        if ipaddress.ip_address(info[4][0]).is_private:
            return True
    return False


def refuse_inside(url):
    host = urlparse(url).hostname
    for family, kind, proto, name, sockaddr in socket.getaddrinfo(host, None):
        ip = ipaddress.ip_address(sockaddr[0])
        if ip.is_private or ip.is_loopback:
            raise ValueError("an address inside")


@app.get("/resolved")
def resolved():
    url = request.args["url"]
    if ipaddress.ip_address(socket.gethostbyname(urlparse(url).hostname)).is_private:
        abort(400)
    requests.get(url)  # oracle: no (no name server) # safe: no address inside


@app.get("/resolved-loopback-only")
def resolved_loopback_only():
    url = request.args["url"]
    if ipaddress.ip_address(socket.gethostbyname(urlparse(url).hostname)).is_multicast:
        abort(400)
    requests.get(url)  # oracle: no (no name server) # want server-side-request-forgery


@app.get("/refused")
def refused():
    url = request.args["url"]
    refuse_inside(url)
    requests.get(url)  # oracle: no (no name server) # safe: no address inside


@app.get("/is-inside")
def is_inside():
    url = request.args["url"]
    if inside(url):
        abort(400)
    requests.get(url)  # oracle: no (no name server) # safe: no address inside
