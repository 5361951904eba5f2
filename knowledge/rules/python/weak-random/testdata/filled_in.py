"""Letters that fill in, salts, and what is made with them."""
import random
import secrets
import string


def made():
    password = secrets.token_urlsafe(16)
    return password.replace("-", random.choice(string.ascii_letters))  # safe: the rest is secret


def filled():
    password = "x-x-x-x".replace("x", random.choice(string.ascii_letters))  # want weak-random
    return password


def encrypt_password(text, digest):
    salt = digest(str(random.random()))[:5]  # safe: it only has to differ
    return salt + "$" + digest(salt + text)


def make_password():
    letter = random.choice(string.ascii_letters)  # want weak-random
    return "a" + letter * 8


class User:
    def choose(self, text, digest):
        self.password = encrypt_password(text, digest)


def set_up(user):
    user.password = str(random.random())  # want weak-random
