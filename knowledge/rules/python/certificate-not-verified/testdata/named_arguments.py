# profile: default
"""Arguments that are judged by their names, in functions that callers and functions around know more of."""
from pymongo import MongoClient

URL = "mongodb://db.example.com"


def connected(flag):
    return MongoClient(URL, tlsAllowInvalidCertificates=flag)


def loose():
    return connected(True)  # want certificate-not-verified


def strict():
    return connected(False)


def configured(settings):
    return connected(settings["loose"])


def around():
    anything = True

    def connect():
        return MongoClient(URL, tlsAllowInvalidCertificates=anything)

    return connect()  # want certificate-not-verified


def around_strict():
    anything = False

    def connect():
        return MongoClient(URL, tlsAllowInvalidCertificates=anything)

    return connect()
