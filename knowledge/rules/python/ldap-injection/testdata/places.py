"""Filters and distinguished names are escaped in different ways."""
import ldap
import ldap.dn
import ldap.filter
from flask import Flask, request

app = Flask(__name__)
ESCAPES = {"\\": r"\5c", "*": r"\2a", "(": r"\28", ")": r"\29", "\0": r"\00"}
STARS = {"*": r"\2a"}


def directory():
    return ldap.initialize("ldaps://directory.example.com")


@app.route("/escaped")
def escaped():
    name = request.args["name"]
    directory().search_s("dc=example", 2, "(uid=" + ldap.filter.escape_filter_chars(name) + ")")
    directory().search_s("dc=example", 2, "(uid=" + ldap.dn.escape_dn_chars(name) + ")")  # want ldap-injection
    directory().search_s("uid=" + ldap.dn.escape_dn_chars(name) + ",dc=example", 0, "(a=b)")
    directory().search_s("uid=" + ldap.filter.escape_filter_chars(name) + ",dc=example", 0, "(a=b)")  # want ldap-injection


@app.route("/replaced")
def replaced():
    name = request.args["name"]
    safe = name.replace("\\", r"\5c").replace("*", r"\2a").replace("(", r"\28").replace(")", r"\29").replace("\0", r"\00")
    directory().search_s("dc=example", 2, "(uid=" + safe + ")")
    some = name.replace("*", r"\2a")
    directory().search_s("dc=example", 2, "(uid=" + some + ")")  # want ldap-injection


@app.route("/tables")
def tables():
    name = request.args["name"]
    directory().search_s("dc=example", 2, "(uid=%s)" % "".join(ESCAPES.get(char, char) for char in name))
    directory().search_s("dc=example", 2, "(uid=%s)" % "".join(STARS.get(char, char) for char in name))  # want ldap-injection
    directory().search_s("dc=example", 2, "(uid=%s)" % name.translate(str.maketrans(ESCAPES)))
    directory().search_s("dc=example", 2, "(uid=%s)" % name.translate(str.maketrans(STARS)))  # want ldap-injection


def member(desk, name):
    base = f"ou={ldap.dn.escape_dn_chars(desk)},dc=example"
    return directory().search_s(base, 2, "(uid={})".format(ldap.filter.escape_filter_chars(name)))


def colleague(desk, name):
    base = f"ou={desk},dc=example"
    return directory().search_s(base, 2, "(uid={})".format(ldap.filter.escape_filter_chars(name)))  # want ldap-injection


@app.route("/passed")
def passed():
    member(request.args["desk"], request.args["name"])
    colleague(request.args["desk"], request.args["name"])
