# profile: strict
"""Tokens that are looked at before they are verified, and choices."""
import jwt


def verified(token, keys):
    claims = jwt.decode(token, options={"verify_signature": False})  # safe: it is verified below
    return jwt.decode(token, keys[claims["iss"]], algorithms=["RS256"])


def unverified_claims(token):
    return jwt.decode(token, options={"verify_signature": False})  # safe: as its name says


def user_of(token):
    return jwt.decode(token, options={"verify_signature": False})["sub"]  # want unverified-token


def either(token, settings):
    if settings.trust_proxy:
        return jwt.decode(token, options={"verify_signature": False})  # safe: somebody has chosen it
    return None


def other(token):
    return jwt.decode(token, "", options={"verify_signature": False})  # want unverified-token


def third(token):
    return jwt.decode(token, algorithms=["HS256"], options={"verify_signature": False})  # want unverified-token


def never(token, key):
    jwt.decode(token, key, options={"verify_signature": False})  # want unverified-token
    options = {"verify_signature": False}
    return jwt.decode(token, options=options)["sub"]  # want unverified-token


def one_of_two(token, key, trusted):
    if trusted:
        return jwt.decode(token, options={"verify_signature": False})["sub"]  # silent: verified in the other case
    return jwt.decode(token, key, algorithms=["HS256"])["sub"]


def by_header(token, key):
    if jwt.get_unverified_header(token)["alg"] == "none":
        return jwt.decode(token, options={"verify_signature": False})  # want unverified-token
    return jwt.decode(token, key, algorithms=["HS256"])


def looked_first(token, keys):
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    if issuer not in keys:
        return None
    return jwt.decode(token, keys[issuer], algorithms=["RS256"])
