"""A constant that is used elsewhere is mended where it stands, and told of once."""
import os

import ldap3
from Crypto.Cipher import AES

PAGE_KEY = b"bookshop-pagekey"  # want hard-coded-credential
BIND = ("cn=reader,dc=books,dc=test", "R3ader!")  # want hard-coded-credential
OTHER = os.environ["OTHER_KEY"].encode()


def hide(data):
    return AES.new(PAGE_KEY, AES.MODE_GCM).encrypt(data)


def show(data):
    return AES.new(PAGE_KEY, AES.MODE_GCM).decrypt(data)


def other(data):
    return AES.new(OTHER, AES.MODE_GCM).encrypt(data)


def directory(host):
    return ldap3.Connection(host, *BIND)
