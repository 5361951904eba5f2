import functools
import hashlib
import os

hasher = functools.partial(hashlib.scrypt, n=2**15, r=8, p=3)
hasher(b"probe", salt=b"probe-salt")  # safe: it hashes nobody's password


def kept(pin):
    salt = os.urandom(16)
    return salt + hasher(pin, salt=salt)


def kept_with_fixed_salt(pin):
    return hasher(pin, salt=b"probe-salt")  # want fixed-salt
