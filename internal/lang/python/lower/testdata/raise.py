# raise and assert.
def bare():
    raise


def cause(e):
    raise ValueError("x") from e


def none(e):
    raise ValueError from None


def checked(x):
    assert x
    assert isinstance(x, str), f"no {x}"
    return x


def dead(x):
    raise x
    return x
