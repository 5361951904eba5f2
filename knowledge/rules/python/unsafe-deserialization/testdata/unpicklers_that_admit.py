# profile: default
import importlib
import io
import pickle
import sys

from flask import Flask, request

app = Flask(__name__)

SAFE = frozenset({"collections", "datetime"})
PAIRS = {("collections", "OrderedDict"), ("datetime", "date")}
BY_MODULE = {"builtins": {"set", "frozenset"}, "datetime": {"date"}}
BANNED = {"os", "posix", "nt", "subprocess", "sys", "builtins"}
PREFIXES = ("shop.", "o")
OWN = ["shop.", "cart."]
LATER = set()
LATER.add("os")


class AllOfBuiltins(pickle.Unpickler):
    def find_class(self, module, name):
        if module in ("builtins", "datetime", "collections"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module + "." + name)


class FewOfBuiltins(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name in ("set", "frozenset") or module == "datetime":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module + "." + name)


class ForbidsModules(pickle.Unpickler):
    def find_class(self, module, name):
        if module.split(".")[0] in BANNED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


class ForbidsNames(pickle.Unpickler):
    forbidden = ("eval", "exec", "system")

    def find_class(self, module, name):
        if name in self.forbidden:
            raise pickle.UnpicklingError(name)
        return pickle.Unpickler.find_class(self, module, name)


class AllowsModules(pickle.Unpickler):
    allowed = ("shop", "cart")

    def find_class(self, module, name):
        if module not in self.allowed:
            raise pickle.UnpicklingError(name)
        return pickle.Unpickler.find_class(self, module, name)


class AnyPrefix(pickle.Unpickler):
    def find_class(self, module, name):
        if any(module.startswith(p) for p in PREFIXES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)


class OwnPrefix(pickle.Unpickler):
    def find_class(self, module, name):
        if not any(module.startswith(p) for p in OWN):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


class Fetches(pickle.Unpickler):
    def find_class(self, module, name):
        if name.startswith("_"):
            raise pickle.UnpicklingError(name)
        return getattr(importlib.import_module(module), name)


class FetchesPairs(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) in PAIRS:
            __import__(module)
            return getattr(sys.modules[module], name)
        raise pickle.UnpicklingError(name)


class Table(pickle.Unpickler):
    def find_class(self, module, name):
        if name not in BY_MODULE.get(module, ()):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


class Filled(pickle.Unpickler):
    def find_class(self, module, name):
        if module in LATER:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


@app.post("/a")
def a():
    return str(AllOfBuiltins(io.BytesIO(request.data)).load())  # want unsafe-deserialization


@app.post("/b")
def b():
    return str(FewOfBuiltins(io.BytesIO(request.data)).load())


@app.post("/c")
def c():
    return str(ForbidsModules(io.BytesIO(request.data)).load())  # want unsafe-deserialization


@app.post("/d")
def d():
    return str(ForbidsNames(io.BytesIO(request.data)).load())  # want unsafe-deserialization


@app.post("/e")
def e():
    return str(AllowsModules(io.BytesIO(request.data)).load())


@app.post("/f")
def f():
    return str(AnyPrefix(io.BytesIO(request.data)).load())  # want unsafe-deserialization


@app.post("/g")
def g():
    return str(OwnPrefix(io.BytesIO(request.data)).load())


@app.post("/h")
def h():
    return str(Fetches(io.BytesIO(request.data)).load())  # want unsafe-deserialization


@app.post("/i")
def i():
    return str(FetchesPairs(io.BytesIO(request.data)).load())


@app.post("/j")
def j():
    return str(Table(io.BytesIO(request.data)).load())


@app.post("/k")
def k():
    return str(Filled(io.BytesIO(request.data)).load())  # what the list holds is not followed
