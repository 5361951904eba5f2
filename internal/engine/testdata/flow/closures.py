"""Closures, decorators and generators."""
import asyncio
import os
from contextlib import contextmanager, suppress, nullcontext
from functools import lru_cache, wraps
from itertools import chain

from flask import Flask, abort, g, request

app = Flask(__name__)


# Closures.

@app.get("/captured")
def captured():
    host, fixed = request.args["host"], "localhost"

    def command():
        return "ping " + host

    def other():
        return "ping " + fixed
    os.system(command())  # want command-injection
    os.system(other())  # safe: captures the constant


@app.get("/captured-sink")
def captured_sink():
    host, fixed = request.args["host"], "localhost"

    def run():
        os.system("ping " + host)  # want command-injection

    def run_fixed():
        os.system("ping " + fixed)  # safe: captures the constant
    run()
    run_fixed()


@app.get("/captured-late")
def captured_late():
    host = "localhost"

    def command():
        return "ping " + host
    host = request.args["host"]
    os.system(command())  # want command-injection


@app.get("/captured-overwritten")
def captured_overwritten():
    host = request.args["host"]

    def command():
        return "ping " + host
    host = "localhost"
    os.system(command())  # safe: overwritten before the call


@app.get("/nonlocal")
def with_nonlocal():
    host = "localhost"

    def change():
        nonlocal host
        host = request.args["host"]
    change()
    os.system("ping " + host)  # want command-injection


@app.get("/nonlocal-safe")
def with_nonlocal_safe():
    host = request.args["host"]

    def change():
        nonlocal host
        host = "localhost"
    change()
    os.system("ping " + host)  # safe: overwritten by the closure


def adder(suffix):
    def add(x):
        return x + suffix
    return add


@app.get("/factory")
def factory():
    os.system("ping " + adder(request.args["x"])("a"))  # want command-injection
    os.system("ping " + adder(".org")("a"))  # safe: constants
    os.system("ping " + adder(".org")(request.args["x"]))  # want command-injection


def chooser(raw):
    def choose(x):
        return x if raw else "fixed"
    return choose


@app.get("/factory-branch")
def factory_branch():
    os.system("ping " + chooser(True)(request.args["x"]))  # want command-injection
    os.system("ping " + chooser(False)(request.args["x"]))  # safe: the other branch


@app.get("/default-captures")
def default_captures():
    host = request.args["host"]
    run = lambda h=host: "ping " + h
    os.system(run())  # want command-injection
    os.system(run("localhost"))  # safe: the default is not used


@app.get("/accumulate")
def accumulate():
    parts = []

    def add(x):
        parts.append(x)
    add("ping")
    add(request.args["host"])
    os.system(" ".join(parts))  # want command-injection


# Decorators.

def logged(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        app.logger.info("called")
        return f(*args, **kwargs)
    return wrapper


def tagged(tag):
    def decorate(f):
        @wraps(f)
        def wrapper(*args, **kwargs):
            return tag + f(*args, **kwargs)
        return wrapper
    return decorate


def replaced(f):
    def wrapper(*args, **kwargs):
        return "replaced"
    return wrapper


def alnum_argument(f):
    @wraps(f)
    def wrapper(x):
        return f("".join(c for c in x if c.isalnum()))
    return wrapper


def with_host(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return f(request.args["host"], *args, **kwargs)
    return wrapper


def with_fixed_host(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return f("localhost", *args, **kwargs)
    return wrapper


def known_only(f):
    @wraps(f)
    def wrapper(name):
        if name not in ("uptime", "df"):
            abort(400)
        return f(name)
    return wrapper


@logged
def decorated_identity(x):
    return x


@logged
def decorated_constant(x):
    return "constant"


@tagged("ping ")
def tagged_identity(x):
    return x


@replaced
def replaced_identity(x):
    return x


@alnum_argument
def cleaned_identity(x):
    return x


@lru_cache(maxsize=10)
def cached_identity(x):
    return x


@app.get("/decorated")
def decorated():
    os.system("ping " + decorated_identity(request.args["x"]))  # want command-injection
    os.system("ping " + decorated_constant(request.args["x"]))  # safe: a constant
    os.system(tagged_identity(request.args["x"]))  # want command-injection
    os.system(tagged_identity("localhost"))  # safe: constants
    os.system(cached_identity(request.args["x"]))  # want command-injection
    os.system(cached_identity("uptime"))  # safe: a constant


@app.get("/decorator-replaces")
def decorator_replaces():
    os.system("ping " + replaced_identity(request.args["x"]))  # safe: the wrapper gives a constant


@app.get("/decorator-sanitizes")
def decorator_sanitizes():
    os.system("ping " + cleaned_identity(request.args["x"]))  # safe: the wrapper leaves letters and digits


@known_only
def run_known(name):
    os.system(name)  # safe: the wrapper checks


@logged
def run_logged(name):
    os.system(name)  # want command-injection


@app.get("/decorator-checks")
def decorator_checks():
    run_known(request.args["name"])


@app.get("/decorator-logs")
def decorator_logs():
    run_logged(request.args["name"])


@app.get("/view-decorated")
@logged
def view_decorated():
    os.system("ping " + request.args["host"])  # want command-injection


@app.get("/view/<name>")
@logged
def view_decorated_parameter(name):
    os.system("ping " + name)  # want command-injection


@app.get("/number/<int:number>")
@logged
def view_decorated_number(number: int):
    os.system("kill %s" % number)  # safe: the route takes numbers only


@app.get("/view-injected")
@with_host
def view_injected(host):
    os.system("ping " + host)  # want command-injection


@app.get("/view-injected-fixed")
@with_fixed_host
def view_injected_fixed(host):
    os.system("ping " + host)  # safe: the decorator passes a constant


@app.get("/view-checked/<name>")
@known_only
def view_checked(name):
    os.system(name)  # safe: the decorator checks


class checked:
    def __init__(self, f):
        self.f = f

    def __call__(self, name):
        return self.f(name)


@checked
def class_decorated(x):
    return x


@app.get("/class-decorator")
def class_decorator():
    os.system(class_decorated(request.args["x"]))  # want command-injection
    os.system(class_decorated("uptime"))  # safe: a constant


# Generators.

def hosts():
    yield "localhost"
    yield request.args["host"]


def fixed_hosts():
    request.args.get("ignored")
    yield "a"
    yield "b"


def each(values):
    for v in values:
        yield v


def both(values):
    yield from each(values)
    yield from fixed_hosts()


def number_of(values):
    for v in values:
        yield str(len(v))


@app.get("/generator")
def generators():
    for h in hosts():
        os.system("ping " + h)  # want command-injection
    for h in fixed_hosts():
        os.system("ping " + h)  # safe: constants


@app.get("/generator-argument")
def generator_argument():
    for h in each(request.args.getlist("host")):
        os.system("ping " + h)  # want command-injection
    for h in each(["a", "b"]):
        os.system("ping " + h)  # safe: constants


@app.get("/yield-from")
def yield_from():
    for h in both([request.args["host"]]):
        os.system("ping " + h)  # want command-injection
    for h in both(["x"]):
        os.system("ping " + h)  # safe: constants


@app.get("/generator-numbers")
def generator_numbers():
    for n in number_of([request.args["host"]]):
        os.system("kill " + n)  # safe: numbers


@app.get("/generator-next")
def generator_next():
    os.system("ping " + next(each([request.args["host"]])))  # want command-injection


@app.get("/generator-list")
def generator_list():
    os.system("ping " + " ".join(list(fixed_hosts())))  # safe: constants
    os.system("ping " + " ".join(list(hosts())))  # want command-injection


@app.get("/generator-expression")
def generator_expression():
    os.system("ping " + " ".join(h.upper() for h in request.args.getlist("host")))  # want command-injection
    os.system("ping " + " ".join("x" for h in request.args.getlist("host")))  # safe: constants


@app.get("/chain")
def chained():
    for h in chain(["a"], request.args.getlist("host")):
        os.system("ping " + h)  # want command-injection


# Coroutines.

async def fetch_host():
    return request.args["host"]


async def fetch_fixed():
    request.args.get("ignored")
    return "localhost"


async def pass_on(x):
    await asyncio.sleep(0)
    return x


@app.get("/await")
async def awaiting():
    os.system("ping " + await fetch_host())  # want command-injection
    os.system("ping " + await fetch_fixed())  # safe: a constant


@app.get("/await-argument")
async def awaiting_argument():
    os.system("ping " + await pass_on(request.args["host"]))  # want command-injection
    os.system("ping " + await pass_on("localhost"))  # safe: a constant


@app.get("/gather")
async def gathered():
    a, b = await asyncio.gather(pass_on(request.args["host"]), pass_on("localhost"))
    os.system("ping " + a)  # want command-injection


@app.get("/wait-for")
async def waited_for():
    os.system("ping " + await asyncio.wait_for(pass_on(request.args["host"]), timeout=5))  # want command-injection


async def stream():
    yield request.args["host"]


async def stream_fixed():
    yield "localhost"


@app.get("/async-for")
async def async_for():
    async for h in stream():
        os.system("ping " + h)  # want command-injection
    async for h in stream_fixed():
        os.system("ping " + h)  # safe: a constant


# Context managers.

@contextmanager
def opened(host):
    yield "ping " + host


@contextmanager
def opened_fixed(host):
    try:
        yield "ping localhost"
    finally:
        app.logger.info("closed")


@app.get("/contextmanager")
def context_manager():
    with opened(request.args["host"]) as command:
        os.system(command)  # want command-injection
    with opened_fixed(request.args["host"]) as command:
        os.system(command)  # safe: a constant


@app.get("/nullcontext")
def null_context():
    with nullcontext(request.args["host"]) as host:
        os.system("ping " + host)  # want command-injection


@app.get("/suppress")
def suppressed():
    host = "localhost"
    with suppress(KeyError):
        host = request.args["host"]
    os.system("ping " + host)  # want command-injection
