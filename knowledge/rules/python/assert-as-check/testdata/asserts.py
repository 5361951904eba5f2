def positive(n):
    assert n > 0  # want assert-as-check
    return n


def named(name):
    assert name, "a name is needed"  # want assert-as-check
    return name


def typed(x):
    assert isinstance(x, int)  # want assert-as-check
    return x


def rest(x):
    return x


def raising(n):
    if n <= 0:
        raise ValueError
    return n


def admin(user):
    assert user.is_superuser
    return user


def warned(n):
    if n > 9:
        print("many")
    return n
