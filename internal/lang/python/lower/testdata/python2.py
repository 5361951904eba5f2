# Python 2's own statements.
import os


def printed(x, f):
    print "a", x
    print >>f, x,
    print
    exec x
    exec x in f
    exec x in f, {}
    return `x`, 0777, 10L, x <> f


def handled(f):
    try:
        f()
    except ValueError, e:
        raise IOError, str(e)
    except (A, B), (p, q):
        raise IOError, p, q


def tuples(a, (b, c)):
    return a, b, c


if os.name == "nt": print "windows"
