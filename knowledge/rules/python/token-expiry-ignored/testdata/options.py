import jwt
from jose import jwt as jose_jwt

LOOSE = {"verify_exp": False}


def ignored(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})  # want token-expiry-ignored


def ignored_by_name(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options=LOOSE)  # want token-expiry-ignored


def ignored_with_jose(token, key):
    return jose_jwt.decode(token, key, algorithms="HS256", options={"verify_exp": False})  # want token-expiry-ignored


def checked(token, key):
    return jwt.decode(token, key, algorithms=["HS256"])


def tolerant(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], leeway=30)


def required(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp"], "verify_exp": True})


def nothing_verified(token):
    return jwt.decode(token, options={"verify_signature": False, "verify_exp": False})  # safe: unverified-token says more
