import logging
import pickle
import socket
import subprocess

import ldap
import requests
from django.db import connection
from ldap.filter import escape_filter_chars

logger = logging.getLogger(__name__)


def rows(sql, params=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = [c[0] for c in cursor.description]
        return [dict(zip(columns, row)) for row in cursor.fetchall()]


def available(shelf):
    return rows("SELECT * FROM library_book WHERE copies > 0 AND shelf = %s", [shelf])


def available_like(shelf):
    return rows("SELECT * FROM library_book WHERE copies > 0 AND shelf LIKE '%s%%'" % shelf)  # want sql-injection


def borrowed(copies):
    return rows(f"SELECT * FROM library_book WHERE copies = {copies}")  # safe: a number, says the serializer of its caller


class Directory:
    """Readers are kept in the university's LDAP."""
    BASE = "ou=people,dc=example,dc=org"

    def __init__(self):
        self.connection = ldap.initialize("ldap://ldap.example.org")

    def find(self, name):
        found = self.connection.search_s(self.BASE, ldap.SCOPE_SUBTREE, "(cn=*" + name + "*)")  # want ldap-injection
        return [dn for dn, _ in found]

    def find_escaped(self, name):
        query = "(cn=*%s*)" % escape_filter_chars(name)
        return self.connection.search_s(self.BASE, ldap.SCOPE_SUBTREE, query)  # safe: escaped


def notify(address):
    return requests.post(address, json={"event": "loan"}, timeout=3).ok  # want server-side-request-forgery


def notify_partner(partner):
    return requests.post("https://partners.example.org/hooks/" + partner, timeout=3).ok  # safe: host is fixed


def restore(blob):
    return pickle.loads(blob)  # want unsafe-deserialization


def barcode(isbn):
    subprocess.run(["zint", "-o", "/tmp/code.png", "-d", isbn], check=True)  # safe: the value of an option
    subprocess.run(["curl", "-o", "/tmp/page", isbn], check=True)  # want argument-injection
    subprocess.run(["curl", "https://isbn.example.org/" + isbn], check=True)  # safe: no option


def printer(name):
    connection = socket.create_connection((name, 9100), timeout=2)  # want resource-injection
    connection.sendall(b"test page\n")
    connection.close()
