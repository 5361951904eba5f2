import hashlib


def digests(data):
    hashlib.sha3_224(data)  # want short-digest
    hashlib.new("sha224", data)  # want short-digest
    hashlib.sha256(data)
    return hashlib.sha224(data)  # want short-digest
