import hashlib
import hmac
import os

SECRET = os.environ["HOOK_SECRET"].encode()


def genuine(body, given):
    return hmac.compare_digest(given, hashlib.md5(SECRET + body).hexdigest())  # want broken-hash-kept


def genuine_by_hmac(body, given):
    return hmac.compare_digest(given, hmac.new(SECRET, body, hashlib.sha256).hexdigest())


def unchanged(body, etag):
    return etag == hashlib.md5(body).hexdigest()
