# Assignments: one value to several targets, unpacking, augmented, annotated, walrus.
def plain(x):
    a = b = x
    a.f = b[0] = x
    return a, b


def unpacking(xs):
    a, (b, c) = xs
    first, *middle, last = xs
    [p, q] = first
    *head, xs[0], xs.tail = xs
    return a, b, c, middle, last, p, q, head


def swap(a, b):
    a, b = b, a
    return a, b


def augmented(x, o, k):
    x += 1
    o.count -= x
    o[k()] *= x
    x //= 2
    x @= o
    return x


def annotated(o):
    n: int = 1
    m: "Optional[str]" = o
    later: list[int]
    o.f: str = n
    return n, m


def walrus(f):
    if (n := f()) > 1:
        return n
    return [n := x for x in f()], n


def deleted(x, o):
    del o.a, o[0], (o.b, o[1:2])
    del x
    return x


total: int = 1
total += 1
del total
