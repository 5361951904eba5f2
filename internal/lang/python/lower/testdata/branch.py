# if, elif, else; boolean operators, chained comparisons and conditional expressions.
def chain(x):
    if x == 1:
        y = "one"
    elif x == 2:
        y = "two"
    else:
        y = "many"
    return y


def without_else(x):
    y = None
    if x:
        y = x
    return y


def leaves(x):
    if x:
        return 1
    else:
        raise ValueError(x)
    unreachable()


def short(a, b, c):
    if a and b or not c:
        return a
    return b


def value(a, b, c):
    return a and b or c


def compared(a, f, c):
    return a < f() <= c != 0


def conditional(a, b, c):
    return a if b else c if a else None


def unassigned(c):
    if c:
        y = 1
    return y
