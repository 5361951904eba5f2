# Comprehensions, generators, coroutines.
x = "outer"
made = [x for x in range(3) if x]


def all_kinds(xs, ys):
    a = [x + y for x in xs for y in ys if x if y]
    b = {x for x in xs}
    c = {k: v for k, v in xs}
    d = sum(x for x in xs)
    e = [[y for y in x] for x in xs]
    return a, b, c, d, e


def captured(xs):
    return [lambda: x for x in xs]


def shadow(x):
    y = [x for x in x]
    return x, y


class Scope:
    names = ["a"]
    upper = [n.upper() for n in names]


def generates(xs):
    got = yield
    for x in xs:
        got = yield x, got
    r = yield from xs
    return r


async def coroutine(xs, f):
    a = await f(xs)
    b = [await x async for x in xs]
    yield a
    return


def lazy():
    return (yield 1)
