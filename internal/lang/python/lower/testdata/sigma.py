# Guards refine what they test.
def early(x):
    if not x.isdigit():
        return None
    return x


def allowed(x, names):
    if x not in names or x == "":
        raise ValueError
    return x


def is_none(x):
    if x is None:
        return 0
    return x


def derived(url):
    parts = urlsplit(url)
    if parts.netloc != "example.org":
        return None
    return url


def derived_flag(x):
    ok = re.fullmatch("[a-z]+", x)
    if ok:
        return x
    return ""


def rederived(a, b):
    ok = check(a)
    ok = check(b)
    if ok:
        return a, b


def returned(x, o):
    validate(x)
    o.check(k=x)
    return x


def returned_method(x):
    x.validate()
    log.info(x)
    return x


async def awaited(x):
    await check(x)
    return x


def asserted(x):
    assert x.isalnum(), "no"
    return x


def looped(x, xs):
    while x in xs:
        x = x[1:]
    return x


def both(a, b):
    return b if a == b and check(a) else None


def in_expression(a):
    return a and a.name or "none"


def comprehended(xs):
    return [x for x in xs if x.isdigit() and x]
