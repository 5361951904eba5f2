# try, except, else, finally; with.
def caught(f):
    try:
        x = f()
    except ValueError as e:
        return str(e)
    except (KeyError, IndexError):
        x = None
    else:
        x = x + 1
    return x


def all_caught(f):
    x = 0
    try:
        x = 1
        f()
        x = 2
    except Exception:
        pass
    return x


def finally_return(f, g):
    try:
        return f()
    finally:
        g()


def finally_overrides(f):
    try:
        return f()
    finally:
        return None


def finally_loop(xs, g):
    for x in xs:
        try:
            if x:
                break
            continue
        finally:
            g(x)
    return xs


def everything(f, g, h):
    try:
        f()
    except OSError:
        raise
    except:
        g()
    else:
        h()
    finally:
        f.close()
    return f


def nested(f, g):
    try:
        try:
            return f()
        finally:
            g(1)
    finally:
        g(2)


def raised_inside(x):
    try:
        raise ValueError(x)
    except ValueError as e:
        return e


def groups(f):
    try:
        f()
    except* ValueError as e:
        return e


def managed(p):
    with open(p) as f, lock:
        data = f.read()
    return data


async def managed_async(s):
    async with s.get() as (a, b):
        return a


def suppressed(f):
    with suppress(OSError):
        raise OSError(f)
    return f
