import hashlib
import hmac
import os

SECRET = os.environ["HOOK_SECRET"].encode()


def sign(body):
    return hashlib.md5(SECRET + body).hexdigest()  # want weak-hash


def sign_well(body):
    return hmac.new(SECRET, body, hashlib.sha256).hexdigest()


def cached_under(body):
    return hashlib.md5(SECRET + body).hexdigest()
