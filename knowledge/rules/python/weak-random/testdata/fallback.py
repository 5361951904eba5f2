"""Imports of which the first one that is there counts."""
try:
    from secrets import randbits
except ImportError:
    from random import getrandbits as randbits

try:
    from random import choice
except ImportError:
    from secrets import choice


def make_nonce():
    return str(randbits(64))  # safe: secrets is there


def make_password(letters):
    return "".join(choice(letters) for _ in range(12))  # want weak-random


def make_token(letters):
    token = "".join(choice(letters) for _ in range(32))  # want weak-random
    return token


try:
    import secrets

    def make_key():
        return secrets.token_hex(16)
except ImportError:
    import random

    def make_key():
        api_key = "".join(random.choice("abcdef") for _ in range(16))  # no Python of today comes here
        return api_key

try:
    from vault import make_code
except ImportError:
    import random

    def make_code():
        password = "".join(random.choice("abcdef") for _ in range(16))  # want weak-random
        return password
