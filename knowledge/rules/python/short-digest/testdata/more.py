import hashlib


def long(data):
    return hashlib.sha256(data)


def third(data):
    return hashlib.sha3_256(data)


def named(data):
    return hashlib.new("sha512", data)
