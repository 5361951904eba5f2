# Functions: parameters, defaults, closures, nonlocal, global, lambda, decorators.
def parameters(a, /, b, c=1, *args, d, e=2, **kw) -> int:
    return a, b, c, args, d, e, kw


def annotated(a: int, b: "list[str]" = None, *c: str, d: Optional[Shop] = None) -> dict[str, Shop]:
    return a


def counter(start):
    n = start

    def step(by=start):
        nonlocal n
        n += by
        return n

    return step, n


def late():
    def inner():
        return y

    y = 1
    return inner


def deep(a):
    def middle():
        def innermost():
            return a

        return innermost

    return middle


def recursive():
    def f(n):
        return f(n - 1)

    return f


state = 0


def uses_global(x):
    global state
    state = x
    return state


def declares_only():
    global created
    created = 1


key = lambda a, *b, c=state, **d: (a, b, c, d)


@outer
@app.route("/x", methods=["GET"])
def decorated(f, x=make()):
    return f


def reassigned(a, b):
    a = b
    return a


def arguments_leave(a):
    def inner():
        nonlocal a
        a = 1

    inner()
    return a
