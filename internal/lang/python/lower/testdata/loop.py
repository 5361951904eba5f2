# Loops, with else, break and continue.
def counted(xs):
    n = 0
    for x in xs:
        n = n + x
    return n


def search(xs, y):
    for x in xs:
        if x == y:
            break
    else:
        return None
    return x


def waits(f):
    n = 0
    while f(n):
        n += 1
        if n == 3:
            continue
        if n == 9:
            break
    else:
        n = -1
    return n


def forever(f):
    while True:
        if f():
            return 1


def nested(xs):
    for a, b in xs:
        for c in a:
            if c:
                continue
            break
        else:
            break
    return xs


def unchanged(xs, y):
    for x in xs:
        print(x, y)
    return y


async def asynchronous(xs):
    async for x in xs:
        await x
