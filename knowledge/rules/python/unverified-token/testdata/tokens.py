import jwt
from jose import jws
from jose import jwt as jose_jwt

OPTIONS = {"verify_signature": False}


def old(token):
    return jwt.decode(token, verify=False)  # want unverified-token


def options(token):
    return jwt.decode(token, options={"verify_signature": False})  # want unverified-token


def options_elsewhere(token):
    return jwt.decode(token, options=OPTIONS)  # want unverified-token


def no_algorithm(token, key):
    return jwt.decode(token, key, algorithms=["none"])  # want unverified-token


def with_jose(token, key):
    return jose_jwt.decode(token, key, options={"verify_signature": False})  # want unverified-token


def signature(token, key):
    return jws.verify(token, key, "HS256", verify=False)  # want unverified-token


def unsigned(claims):
    return jwt.encode(claims, None, algorithm="none")  # want unverified-token


def read(token, key, verify=True):
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": verify})


def careless(token, key):
    return read(token, key, False)  # want unverified-token


def careful(token, key):
    return read(token, key)


def sound(token, key):
    return jwt.decode(token, key, algorithms=["RS256"], audience="shop")


def late(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})


def header(token):
    return jwt.get_unverified_header(token)["kid"]


def with_jose_sound(token, key):
    return jose_jwt.decode(token, key, algorithms=["HS256"], options={"verify_aud": False})


def signed(claims, key):
    return jwt.encode(claims, key, algorithm="HS256"), jwt.encode(claims, key)
