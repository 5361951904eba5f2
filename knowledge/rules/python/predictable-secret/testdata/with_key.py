import hashlib
import time

from flask import current_app


def make_token(user, settings):
    secret = settings()["desk.secret2"]
    return_at = time.time()
    token = "{0}:{1}:{2}".format(user.name, secret, return_at)
    return "{0}:{1}".format(hashlib.sha224(token.encode()).hexdigest(), return_at)


def make_reset_token(user):
    token = f"{user.name}:{current_app.config['signing_key_2']}:{time.time()}"
    return hashlib.sha256(token.encode()).hexdigest()


def make_bare_token(user, settings):
    title = settings()["desk.title2"]
    token = "{0}:{1}:{2}".format(user.name, title, time.time())  # want predictable-secret
    return hashlib.sha224(token.encode()).hexdigest()
