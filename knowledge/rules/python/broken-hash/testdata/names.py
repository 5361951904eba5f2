"""Hashes by their names, and under other names."""
import hashlib
import hmac
from hashlib import *
from hashlib import md5 as checksum


def of_file(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "md5")  # want broken-hash


def of_text(text):
    return checksum(text).hexdigest()  # want broken-hash


def starred(text):
    return sha1(text).hexdigest()  # want broken-hash


def keyed(key, text):
    return hmac.digest(key, text, "md5")  # want broken-hash


def keyed_well(key, text):
    return hmac.digest(key, text, "sha256")


def of_file_well(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256")


def said(text):
    return md5(text, usedforsecurity=False).hexdigest()
