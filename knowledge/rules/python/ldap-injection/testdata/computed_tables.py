from flask import Flask, request
from ldap3 import Connection, Server

app = Flask(__name__)
SPECIAL = str.maketrans({c: "\\%02x" % ord(c) for c in "\\*()\0"})
FORMATTED = str.maketrans({c: f"\\{ord(c):02x}" for c in "\\*()\0"})
WITHOUT_BACKSLASH = {ord(c): f"\\{ord(c):02x}" for c in "*()\0"}


def search(name):
    connection = Connection(Server("ldap"), auto_bind=True)
    connection.search("ou=groups,dc=example", "(memberUid=" + name + ")")  # want ldap-injection
    return ""


def search_escaped(name):
    connection = Connection(Server("ldap"), auto_bind=True)
    connection.search("ou=groups,dc=example", "(memberUid=" + name + ")")
    return ""


@app.get("/1")
def by_percent():
    return search_escaped(request.args["name"].translate(SPECIAL))


@app.get("/2")
def by_format():
    return search_escaped(request.args["name"].translate(FORMATTED))


@app.get("/3")
def without_backslash():
    return search(request.args["name"].translate(WITHOUT_BACKSLASH))
