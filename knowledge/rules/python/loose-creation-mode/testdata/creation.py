import os
from pathlib import Path


def opened(path):
    return os.open(path, os.O_CREAT | os.O_WRONLY, 0o666)  # want loose-creation-mode


def folder(path):
    os.makedirs(path, mode=0o777)  # want loose-creation-mode


def by_path(path):
    Path(path).mkdir(0o777)  # want loose-creation-mode


def owner(path):
    return os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)


def default(path):
    os.makedirs(path)


def default_mode(path):
    return os.open(path, os.O_RDONLY)
