import logging
import os


def remove(path):
    try:
        os.remove(path)
    except Exception:  # want error-ignored
        pass


def bare(path):
    try:
        os.remove(path)
    except:  # want error-ignored
        pass


def each(paths):
    for path in paths:
        try:
            os.remove(path)
        except Exception as e:  # want error-ignored
            continue


def certain(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass


def logged(path):
    try:
        os.remove(path)
    except Exception:
        logging.exception("cannot remove %s", path)


def raised(path):
    try:
        os.remove(path)
    except Exception:
        raise
