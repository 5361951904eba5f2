# Calls with stars and keywords; attributes, subscripts and slices; displays.
def calls(f, a, b, kw):
    f()
    f(a, *b, a, k=1, **kw)
    f(*a, *b)
    f(**kw, k=a)
    return f(a)(b).g(k=a)


def access(o, i, j):
    o.a.b = o.c[i][j]
    return o[i, j], o[:], o[i:], o[:j], o[::2], o[i:j, 0], o[...]


def displays(a, b):
    return [a, *b], (a, *b), {a, *b}, {"k": a, **b}, [], (), {}


def operators(a, b):
    return a + b - a * b / a // b % a ** b, a @ b, a << 1 | b >> 2 & a ^ b, -a, +a, ~a, not a


def constants():
    return 1, 0x_ff, 1.5, 1e3, "s" "t", b"b", True, None, ..., 2j, 99999999999999999999


def by_name(a, more):
    b = a
    if more:
        b = more
    return locals(), vars(), vars(a), [locals() for c in b]


def own(locals):
    return locals()
