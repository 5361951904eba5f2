import ldap
import ldap.filter
import ldap3
from flask import Flask, jsonify, request
from ldap3.utils.conv import escape_filter_chars

app = Flask(__name__)
BASE = "ou=people,dc=example,dc=org"


@app.get("/python-ldap")
def python_ldap():
    connection = ldap.initialize("ldap://localhost")
    found = connection.search_s(BASE, ldap.SCOPE_SUBTREE, "(uid=" + request.args["user"] + ")")  # want ldap-injection
    return jsonify(count=len(found))


@app.get("/ldap3")
def with_ldap3():
    connection = ldap3.Connection(ldap3.Server("localhost"), auto_bind=True)
    connection.search(BASE, f"(&(objectClass=person)(uid={request.args['user']}))")  # want ldap-injection
    return jsonify(count=len(connection.entries))


@app.get("/base")
def search_base():
    connection = ldap3.Connection(ldap3.Server("localhost"), auto_bind=True)
    connection.search("ou=%s,dc=example,dc=org" % request.args["unit"], "(objectClass=person)")  # want ldap-injection
    return jsonify(count=len(connection.entries))


@app.get("/escaped")
def escaped():
    connection = ldap3.Connection(ldap3.Server("localhost"), auto_bind=True)
    connection.search(BASE, f"(uid={escape_filter_chars(request.args['user'])})")
    return jsonify(count=len(connection.entries))


@app.get("/filter-format")
def filter_format():
    connection = ldap.initialize("ldap://localhost")
    query = ldap.filter.filter_format("(uid=%s)", [request.args["user"]])
    return jsonify(count=len(connection.search_s(BASE, ldap.SCOPE_SUBTREE, query)))


@app.get("/number")
def number():
    connection = ldap.initialize("ldap://localhost")
    query = "(uidNumber=%d)" % int(request.args["number"])
    return jsonify(count=len(connection.search_s(BASE, ldap.SCOPE_SUBTREE, query)))


@app.get("/all")
def everybody():
    connection = ldap.initialize("ldap://localhost")
    return jsonify(count=len(connection.search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=person)")), user=request.args["user"])


@app.get("/whole")
def whole_name():
    connection = ldap3.Connection(ldap3.Server("localhost"), user=request.args["user"], password=request.args["password"])
    connection.search(request.args["dn"], "(objectClass=*)")  # a whole name is what the caller asks for
    connection.delete("cn=" + request.args["name"] + ",dc=example,dc=org")  # want ldap-injection
    connection.delete(request.args["dn"])
    return jsonify(count=len(connection.entries))
