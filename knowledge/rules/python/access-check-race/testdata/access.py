import os
from os import access


def readable(path):
    if os.access(path, os.R_OK):  # want access-check-race
        return open(path)


def writable(path):
    return access(path, os.W_OK)  # want access-check-race


def program(path):
    return os.path.isfile(path) and os.access(path, os.X_OK)  # want access-check-race


def exists(path):
    return os.path.exists(path)


def opened(path):
    try:
        return open(path)
    except PermissionError:
        return None


def status(path):
    return os.stat(path)
