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


def made_at_once():
    try:
        from tempfile import mkstemp
        fd, name = mkstemp(".py")
    except ImportError:
        from tempfile import mktemp
        fd, name = None, mktemp(".py")  # every Python of today has mkstemp
    return fd, name


def made_later():
    try:
        from ourstore import reserve
        fd, name = reserve(".py")
    except ImportError:
        import tempfile
        fd, name = None, tempfile.mktemp(".py")  # want predictable-temporary-name
    return fd, name
