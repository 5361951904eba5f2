import jwt
from authlib.jose import jwt as authlib_jwt
from jose import jwt as jose_jwt


def issue(user, key):
    return jwt.encode({"sub": user.id, "password": user.password}, key, algorithm="HS256")  # want password-in-token


def issue_with_jose(name, password, key):
    return jose_jwt.encode({"sub": name, "pw": password}, key)  # want password-in-token


def issue_with_authlib(name, password, key):
    payload = {"sub": name}
    payload["secret"] = password
    return authlib_jwt.encode({"alg": "HS256"}, payload, key)  # want password-in-token


def number_only(user, key):
    return jwt.encode({"sub": user.id}, key, algorithm="HS256")


def has_password(user, key):
    return jwt.encode({"sub": user.id, "has_password": bool(user.password)}, key, algorithm="HS256")  # safe: a switch


def named(user, key):
    return jwt.encode({"sub": user.id, "token_name": user.title}, key, algorithm="HS256")  # safe: a name
