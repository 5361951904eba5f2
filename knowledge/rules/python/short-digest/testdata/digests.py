import hashlib


def digests(data):
    hashlib.sha3_224(data)  # want short-digest
    hashlib.new("sha224", data)  # want short-digest
    hashlib.sha256(data)
    return hashlib.sha224(data)  # want short-digest


def longer(data):
    hashlib.sha3_256(data)
    return hashlib.sha256(data)
