import importlib
import pkgutil


def load(name):
    return importlib.import_module(name)  # want dynamic-import


def old(name):
    return __import__(name)  # want dynamic-import


def resolve(name):
    return pkgutil.resolve_name(name)  # want dynamic-import


def plugin(name):
    return importlib.import_module("app.plugins." + name)


def constant():
    return importlib.import_module("json")


def attribute(item):
    return getattr(item, "name")


def own(name):
    return globals()["handle_" + name]()  # want dynamic-import


def own_or_none(name):
    return globals().get(name)  # want dynamic-import


def own_constant():
    return globals()["own"], globals().get("plugin")


def own_table(name):
    table = {"own": own, "plugin": plugin}
    return table[name]
