"""Several types at once."""


def first(f):
    try:
        f()
    except (ValueError, Exception):  # want error-ignored
        pass


def last(f):
    try:
        f()
    except (Exception, KeyboardInterrupt) as e:  # want error-ignored
        pass


def loop(fs):
    for f in fs:
        try:
            f()
        except (OSError, BaseException):  # want error-ignored
            continue


def narrow(f):
    try:
        f()
    except (ValueError, KeyError):
        pass


def derived(f):
    try:
        f()
    except (MyException, OSError):
        pass


def handled(f):
    try:
        f()
    except (ValueError, Exception):
        return None


class MyException(Exception):
    pass
