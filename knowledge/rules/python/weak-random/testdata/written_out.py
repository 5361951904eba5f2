"""Numbers that are written out as tokens."""
import binascii
import random
import secrets

STORE = {}


def percent(name):
    session_token = "%032x" % random.getrandbits(128)  # want weak-random
    STORE[session_token] = name


def by_format(name):
    login_token = format(random.getrandbits(128), "032x")  # want weak-random
    STORE[login_token] = name


def by_field(name):
    admin_token = f"{random.getrandbits(128):032x}"  # want weak-random
    STORE[admin_token] = name


def by_bytes(name):
    confirmation_token = binascii.hexlify(random.randbytes(16)).decode()  # want weak-random
    STORE[confirmation_token] = name


def strong(name):
    session_token = "%032x" % random.SystemRandom().getrandbits(128)
    STORE[session_token] = name
    login_token = binascii.hexlify(secrets.token_bytes(16)).decode()
    STORE[login_token] = name


def counted(words):
    n_token = random.randrange(len(words))
    return words[:n_token]
