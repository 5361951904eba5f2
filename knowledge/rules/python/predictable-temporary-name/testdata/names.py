import os
import tempfile
from tempfile import mktemp


def name():
    return tempfile.mktemp()  # want predictable-temporary-name


def imported():
    path = mktemp(suffix=".txt")  # want predictable-temporary-name
    return open(path, "w")


def old():
    return os.tempnam("/tmp", "app")  # want predictable-temporary-name


def made():
    handle, path = tempfile.mkstemp()
    return handle, path


def named():
    return tempfile.NamedTemporaryFile(suffix=".txt")


def folder():
    return tempfile.TemporaryDirectory()


def folder():
    name = tempfile.mktemp()
    os.mkdir(name)
    return name


def pipe():
    name = tempfile.mktemp(".fifo")
    os.mkfifo(name)
    return name


def made_too_late(content):
    name = tempfile.mktemp()  # want predictable-temporary-name
    open(name, "w").write(content)
    os.mkdir(name + ".d")
