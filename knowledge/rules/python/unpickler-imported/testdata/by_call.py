import importlib

reader = importlib.import_module("pickle")  # want unpickler-imported
other = __import__("shelve")  # want unpickler-imported
plain = importlib.import_module("json")


def by_name(name):
    return importlib.import_module(name)


def late():
    return __import__("dill")  # want unpickler-imported


def described():
    return importlib.import_module("pickletools")
