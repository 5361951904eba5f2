"""Marks that tell things apart, and what is known by its hash."""
import hashlib


def cache_token(args):
    token = hashlib.md5(repr(args).encode()).hexdigest()  # safe: a key of a cache
    return token


def shape(layers):
    return {"structural_signature": hashlib.sha1(repr(layers).encode()).hexdigest()}  # safe: nobody's signature


def issue(user):
    user.reset_token = hashlib.md5(user.email.encode()).hexdigest()  # want predictable-secret


def remember(user):
    access_token = hashlib.sha1(user.email.encode()).hexdigest()  # want predictable-secret
    return access_token


def row(user):
    return {"token": hashlib.md5(user.email.encode()).hexdigest()}  # want predictable-secret
