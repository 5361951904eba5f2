import os


def owner(path):
    os.chmod(path, 0o600)


def usual(path):
    os.chmod(path, 0o644)


def group(path):
    os.open(path, os.O_CREAT | os.O_WRONLY, 0o640)
