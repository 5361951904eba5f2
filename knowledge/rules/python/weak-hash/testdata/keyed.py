import hashlib
import hmac


def device_signature(key, body):
    return hashlib.md5(key.encode() + body).hexdigest()  # want weak-hash


def sign(secret, text):
    return hashlib.sha1((secret + text).encode()).hexdigest()  # want weak-hash


def better_signature(key, body):
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def cache_name(key, body):
    return hashlib.md5(key.encode() + body).hexdigest()


def etag(body):
    return hashlib.md5(body, usedforsecurity=False).hexdigest()
