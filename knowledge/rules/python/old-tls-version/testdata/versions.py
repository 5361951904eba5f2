import ssl
from ssl import PROTOCOL_TLSv1

import urllib3
from OpenSSL import SSL


def context():
    return ssl.SSLContext(ssl.PROTOCOL_SSLv3)  # want old-tls-version


def imported():
    return ssl.SSLContext(PROTOCOL_TLSv1)  # want old-tls-version


def socket(sock):
    return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ssl_version=ssl.PROTOCOL_TLSv1)  # want old-tls-version


def lowest():
    c = ssl.create_default_context()
    c.minimum_version = ssl.TLSVersion.TLSv1  # want old-tls-version
    return c


def pool():
    return urllib3.PoolManager(ssl_minimum_version=ssl.TLSVersion.TLSv1_1)  # want old-tls-version


def openssl():
    return SSL.Context(SSL.TLSv1_METHOD)  # want old-tls-version


def openssl_lowest():
    c = SSL.Context(SSL.TLS_METHOD)
    c.set_min_proto_version(SSL.TLS1_VERSION)  # want old-tls-version
    return c


def best():
    return ssl.SSLContext(ssl.PROTOCOL_TLS), ssl.SSLContext(ssl.PROTOCOL_SSLv23)


def client():
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.minimum_version = ssl.TLSVersion.TLSv1_2
    return c


def without_old():
    c = ssl.create_default_context()
    c.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_SSLv3
    return c


def openssl_best():
    c = SSL.Context(SSL.TLS_METHOD)
    c.set_min_proto_version(SSL.TLS1_2_VERSION)
    return c


def configured(version):
    return ssl.SSLContext(version)


def highest():
    c = ssl.create_default_context()
    c.maximum_version = ssl.TLSVersion.TLSv1_2
    return c
