# What cannot be parsed costs its statement.
def before(x):
    y = x +
    return y


def inside(x):
    if x ==:
        return 1
    return x


class = 3
f(1, = 2)
1 + 2 = x
f() += 1


def after(x):
    break
    return x
