# Patterns of every kind.
def kinds(x):
    match x:
        case 1 | "two":
            return 1
        case None | True:
            return 2
        case -1.5 | errors.NONE:
            return 3
        case [a, b]:
            return a, b
        case [first, *rest, last]:
            return first, rest, last
        case (c, _, *_):
            return c
        case {"k": v, "n": 1, **others}:
            return v, others
        case {}:
            return 4
        case str(s):
            return s
        case Point(0, y):
            return y
        case Point(x=p, y=[q, _]) as whole if p > q:
            return whole
        case [int() as i] | {"i": i}:
            return i
        case other:
            return other


def falls_through(x):
    y = 0
    match x:
        case "a" | "b":
            y = x
        case {"a": n} if n:
            y = n
    return y


def wildcard(f):
    match f():
        case "a":
            y = 1
        case _:
            y = 2
    return y


def tupled(a, b):
    match a, b:
        case 0, n:
            return n
