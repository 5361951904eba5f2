# profile: strict
"""Code of the program's own files, and programs that get the variables of a module of their own."""
import os
import pathlib
import types

exec(open("shop/version.py").read())
exec(compile(open("shop/version.py", encoding="utf8").read(), "shop/version.py", "exec"))
HERE = os.path.abspath(os.path.dirname(__file__))


def version():
    found = {}
    with open(os.path.join(os.path.dirname(__file__), "version.py"), "rb") as f:
        exec(f.read().decode(), found)
    return found["version"]


def version_by_path():
    found = {}
    exec((pathlib.Path(__file__).parent / "version.py").read_text(), found)
    return found


def version_of(folder):
    found = {}
    with open(os.path.join(folder, "version.py")) as f:
        exec(f.read(), found)  # want dynamic-code
    return found


def run_program(path):
    with open(path) as f:
        exec(compile(f.read(), path, "exec"), {"__name__": "__main__", "__file__": path})


def run_module(path):
    module = types.ModuleType("plugin")
    with open(path) as f:
        exec(f.read(), module.__dict__)


def run_text(path):
    with open(path) as f:
        exec(f.read(), {"path": path})  # want dynamic-code
