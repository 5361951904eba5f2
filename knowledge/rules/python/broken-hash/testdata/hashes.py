import hashlib
import hmac

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes


def etag(body):
    return hashlib.md5(body).hexdigest()  # want broken-hash


def digest(body):
    h = hashlib.sha1()  # want broken-hash
    h.update(body)
    return h.hexdigest()


def by_name(body):
    return hashlib.new("md5", body).hexdigest()  # want broken-hash


def with_library(body):
    return MD5.new(body), hashes.Hash(hashes.SHA1())  # want broken-hash


def mac(key, message):
    return hmac.new(key, message, hashlib.md5).hexdigest()  # want broken-hash


def checksum(body):
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


def sound(body):
    return hashlib.sha256(body).hexdigest(), hashlib.new("sha512", body), SHA256.new(body)


def sound_mac(key, message):
    return hmac.new(key, message, "sha256").hexdigest(), hmac.new(key, message, hashlib.sha1)


def configured(name, body):
    return hashlib.new(name, body)
