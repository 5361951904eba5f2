import hashlib
import secrets
import time


def token_for(user):
    seed = "%s:%d" % (user, time.time())  # want predictable-secret
    return hashlib.sha256(seed.encode()).hexdigest()


def session_id_of_user(user):
    return hashlib.sha256(f"{user}{time.time_ns()}".encode()).hexdigest()  # want predictable-secret


def drawn_token_for(user):
    return secrets.token_hex(16)


def stamp_for(user):
    return hashlib.sha256(f"{user}{time.time_ns()}".encode()).hexdigest()
