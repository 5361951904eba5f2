"""Hashes that a method keeps."""
import hashlib
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
