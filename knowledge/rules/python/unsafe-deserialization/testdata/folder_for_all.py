# profile: default
import os
import pickle
import tempfile


def load():
    with open("/tmp/shop.pickle", "rb") as f:
        return pickle.load(f)  # want unsafe-deserialization


def load_there():
    path = os.path.join(tempfile.gettempdir(), "shop.pickle")
    return pickle.load(open(path, "rb"))  # want unsafe-deserialization


def load_own():
    with open("/var/lib/shop/shop.pickle", "rb") as f:
        return pickle.load(f)


def load_new():
    path = os.path.join(tempfile.mkdtemp(), "shop.pickle")
    with open(path, "rb") as f:
        return pickle.load(f)


def read():
    with open("/tmp/shop.txt") as f:
        return f.read()
