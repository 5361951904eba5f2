"""Versions as defaults of parameters, as arguments of calls that are not known, and from an import of everything."""
from ssl import *

from OpenSSL import SSL


def connect(host, version=PROTOCOL_TLSv1):  # want old-tls-version
    return open_connection(host, version)


def connect_by_method(host, ssl_method=SSL.SSLv3_METHOD):  # want old-tls-version
    return open_connection(host, ssl_method)


def starred():
    return SSLContext(PROTOCOL_TLSv1_1)  # want old-tls-version


def through(client):
    client.start(method=SSL.TLSv1_METHOD)  # want old-tls-version


def connect_well(host, version=PROTOCOL_TLSv1_2):
    return open_connection(host, version)


def starred_well():
    return SSLContext(PROTOCOL_TLS_CLIENT)


def through_well(client):
    client.start(method=SSL.TLS_METHOD)


def open_connection(host, version):
    return (host, version)
