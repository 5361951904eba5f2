# profile: default
"""Functions of an application that nothing of it can call any more."""
import hashlib
import os

from flask import Flask, request

app = Flask(__name__)
USERS = {}


class Old:
    def digest(self, password, salt):
        return hashlib.sha1(password).digest()

    def again(self, password):
        return hashlib.sha1(password).digest()  # want weak-password-hash


class New(Old):
    def digest(self, password, salt):
        return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)


class Left:
    def digest(self, password):
        return hashlib.md5(password).digest()


class Inherits(Left):
    pass


class Base:
    def digest(self, password):
        return hashlib.md5(password).digest()  # want weak-password-hash


class Derived(Base):
    pass


class Further:
    def digest(self, password):
        return hashlib.sha1(password).digest()  # want weak-password-hash


class Furthest(Further):
    def digest(self, password):
        return super().digest(password) + b"1"


def unused_hash_password(password):
    return hashlib.sha1(password).digest()


def hash_password(password):
    return hashlib.sha1(password).digest()  # want weak-password-hash


def listed_hash_password(password):
    return hashlib.sha1(password).digest()  # want weak-password-hash


HASHERS = {"listed": listed_hash_password}


@app.route("/register", methods=["POST"])
def register():
    salt = os.urandom(16)
    password = request.form["password"].encode()
    USERS[request.form["name"]] = salt + New().digest(password, salt) + hash_password(password) + Derived().digest(password)
    USERS["second"] = HASHERS[request.form["kind"]](password) + Furthest().digest(password)
    New().again(password)
    return ""
