"""Hashes that a method keeps."""
import hashlib
import os
import time


def change(user, text):
    user.set_password(hashlib.md5(text).hexdigest())  # want broken-hash-kept


def change_by_variable(user, text):
    digest = hashlib.sha1(text).hexdigest()
    user.set_password(digest)  # want broken-hash-kept


def keep(user, text):
    user.token = hashlib.md5(text).hexdigest()  # want broken-hash-kept


def change_well(user, text):
    user.set_password(text)


def checksum(item, text):
    item.set_checksum(hashlib.md5(text).hexdigest())


def of_time(user):
    user.api_token = hashlib.md5(str(time.time()).encode()).hexdigest()  # safe here: predictable-secret says more


def save_password(text):
    with db() as c:
        c.execute("INSERT INTO kept (value) VALUES (?)", (text,))


def register(form):
    stored = hashlib.md5(form["item"].encode()).hexdigest()
    save_password(stored)  # want broken-hash-kept


def store_password_hash_for(user, text):
    user.kept = text


def fingerprint(text, algorithm=hashlib.sha1):
    return algorithm(text.encode()).hexdigest()


def register_by_helper(user, form):
    store_password_hash_for(user, fingerprint(form["item"]))  # want broken-hash-kept


def save_thumbnail(text):
    with db() as c:
        c.execute("INSERT INTO thumbnails (name) VALUES (?)", (text,))


def thumbnail(form):
    save_thumbnail(hashlib.md5(form["item"].encode()).hexdigest())


def register_well(form):
    salt = os.urandom(16)
    save_password(hashlib.scrypt(form["item"].encode(), salt=salt, n=2**15, r=8, p=1).hex())
