import jwt
from authlib.jose import JsonWebToken
from jose import jwt as jose_jwt

ALGORITHMS = ["HS256", "RS256"]


def both(token, key):
    return jwt.decode(token, key, algorithms=ALGORITHMS)  # want token-algorithms-mixed


def both_with_jose(token, key):
    return jose_jwt.decode(token, key, algorithms=["ES256", "HS256"])  # want token-algorithms-mixed


def both_with_authlib():
    return JsonWebToken(["HS256", "RS256"])  # want token-algorithms-mixed


def pairs_only(token, key):
    return jwt.decode(token, key, algorithms=["RS256", "ES256"])


def secrets_only(token, key):
    return jwt.decode(token, key, algorithms=["HS256", "HS512"])


def one_with_authlib():
    return JsonWebToken(["RS256"])
