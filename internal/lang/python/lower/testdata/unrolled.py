def f(x):
    for a, b in (("&", "1"), ("<", "2")):
        if a == x:
            break
        x = x.replace(a, b)
    else:
        x = None
    return x


def longer(x):
    for a in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13):
        x = a
    return x


def nested(x):
    for a in [1, x]:
        for b in (1, 2):
            x += b
        continue
    return x


def made_each_time(x):
    out = []
    for a in (1, 2):
        out.append(lambda: a)
    return out
