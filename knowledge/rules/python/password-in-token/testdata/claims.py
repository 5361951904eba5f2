"""Claims that are called a password."""
import jwt


def of_parameter(value, key):
    return jwt.encode({"sub": 1, "exp": 2, "password": value}, key)  # want password-in-token


def of_row(row, key):
    return jwt.encode({"password": row.pw}, key)  # want password-in-token


def by_name(user, key):
    claims = {"name": user.name, "password": user.secret_word}
    return jwt.encode(payload=claims, key=key)  # want password-in-token


def without(user, key):
    return jwt.encode({"name": user.name}, key)


def empty(key):
    return jwt.encode({"password": None, "exp": 3}, key)


def other(user, key):
    return jwt.encode({"password_changed": user.changed}, key)
