import os


def modes(path):
    os.chmod(path, 0o704)  # want readable-by-others
    os.chmod(path, 0o754)  # want readable-by-others
    os.chmod(path, 0o644)
    os.chmod(path, 0o640)
    os.open(path, os.O_CREAT, 0o704)  # want readable-by-others
    os.open(path, os.O_CREAT, 0o600)


def narrow(path):
    os.chmod(path, 0o700)
    os.open(path, os.O_CREAT, 0o640)
