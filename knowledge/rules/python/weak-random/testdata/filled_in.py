"""Letters that fill in."""
import random
import secrets
import string


def made():
    password = secrets.token_urlsafe(16)
    return password.replace("-", random.choice(string.ascii_letters))  # safe: the rest is secret


def filled():
    password = "x-x-x-x".replace("x", random.choice(string.ascii_letters))  # want weak-random
    return password


def make_password():
    letter = random.choice(string.ascii_letters)  # want weak-random
    return "a" + letter * 8


def set_up(user):
    user.password = str(random.random())  # want weak-random
