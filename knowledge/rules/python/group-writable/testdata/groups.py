import os
import stat
from pathlib import Path


def shared(path):
    os.chmod(path, 0o660)  # want group-writable


def folder(path):
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG)  # want group-writable


def by_path(path):
    Path(path).chmod(0o664)  # want group-writable


def owner(path):
    os.chmod(path, 0o600)


def readable(path):
    os.chmod(path, 0o644)


def everybody(path):
    os.chmod(path, 0o666)
