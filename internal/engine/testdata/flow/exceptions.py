"""Exceptions, early returns, module state."""
import os
import sys
import threading

from flask import Flask, abort, g, request

app = Flask(__name__)

last_host = "localhost"
fixed_host = "localhost"
cache = {}
fixed_cache = {"host": "localhost"}
history = []
local = threading.local()
DEFAULTS = {"host": "localhost", "port": "80"}


@app.get("/try-else")
def try_else():
    host = request.args["host"]
    try:
        int(host)
    except ValueError:
        return "no"
    else:
        os.system("ping " + host)  # safe: a number
    return ""


@app.get("/try-overwrites")
def try_overwrites():
    host = request.args["host"]
    try:
        host = "localhost"
    finally:
        app.logger.info("done")
    os.system("ping " + host)  # safe: overwritten


@app.get("/except-default")
def except_default():
    try:
        n = int(request.args["n"])
    except ValueError:
        n = 1
    os.system("sleep %s" % n)  # safe: a number


@app.get("/except-keeps")
def except_keeps():
    try:
        n = int(request.args["n"])
    except ValueError:
        n = request.args["n"]
    os.system("sleep %s" % n)  # want command-injection


@app.get("/finally")
def in_finally():
    host = "localhost"
    try:
        host = request.args["host"]
    finally:
        os.system("ping " + host)  # want command-injection


@app.get("/finally-overwrites")
def finally_overwrites():
    host = request.args["host"]
    try:
        app.logger.info("x")
    finally:
        host = "localhost"
    os.system("ping " + host)  # safe: overwritten in finally


@app.get("/raise")
def raised():
    host = request.args["host"]
    raise RuntimeError("off")
    os.system("ping " + host)  # safe: never reached


@app.get("/raise-caught")
def raised_caught():
    host = request.args["host"]
    try:
        raise ValueError(host)
    except ValueError as e:
        os.system("ping " + str(e))  # want command-injection


@app.get("/raise-caught-constant")
def raised_caught_constant():
    try:
        raise ValueError("localhost")
    except ValueError as e:
        os.system("ping " + str(e))  # safe: a constant


class BadHost(Exception):
    def __init__(self, host):
        super().__init__("bad host")
        self.host = host


def check(host):
    if "." not in host:
        raise BadHost(host)
    return host


@app.get("/exception-attribute")
def exception_attribute():
    try:
        check(request.args["host"])
    except BadHost as e:
        os.system("ping " + e.host)  # want command-injection
    return ""


@app.get("/exit")
def exits():
    host = request.args["host"]
    sys.exit(1)
    os.system("ping " + host)  # safe: never reached


@app.get("/abort")
def aborts():
    host = request.args["host"]
    abort(404)
    os.system("ping " + host)  # safe: never reached


def fail(message):
    raise RuntimeError(message)


def fail_sometimes(message):
    if message:
        raise RuntimeError(message)


@app.get("/helper-raises")
def helper_raises():
    host = request.args["host"]
    fail("off")
    os.system("ping " + host)  # safe: never reached


@app.get("/helper-raises-sometimes")
def helper_raises_sometimes():
    host = request.args["host"]
    fail_sometimes("")
    os.system("ping " + host)  # want command-injection


@app.get("/loop-return")
def loop_return():
    for host in request.args.getlist("host"):
        return "first"
        os.system("ping " + host)  # safe: never reached
    return ""


@app.get("/loop-else")
def loop_else():
    host = request.args["host"]
    for name in ("a", "b"):
        if host == name:
            break
    else:
        return "unknown"
    os.system("ping " + host)  # safe: equals one of the two


@app.get("/loop-else-live")
def loop_else_live():
    host = request.args["host"]
    for name in ("a", "b"):
        if host == name:
            break
    else:
        os.system("ping " + host)  # want command-injection
    return ""


@app.get("/while-else")
def while_else():
    host = request.args["host"]
    n = 0
    while n < 3:
        n += 1
    else:
        host = "localhost"
    os.system("ping " + host)  # safe: the loop ends without a break


@app.get("/nested-try")
def nested_try():
    try:
        try:
            host = request.args["host"]
        except KeyError:
            host = "localhost"
        host = host + ".org"
    except Exception:
        return "no"
    os.system("ping " + host)  # want command-injection


@app.get("/return-in-try")
def return_in_try():
    host = request.args["host"]
    try:
        return str(len(host))
    finally:
        host = "localhost"
        os.system("ping " + host)  # safe: overwritten


# Module state.

@app.get("/remember")
def remember():
    global last_host
    last_host = request.args["host"]
    return ""


@app.get("/remembered")
def remembered():
    os.system("ping " + last_host)  # want command-injection
    os.system("ping " + fixed_host)  # safe: nothing changes it


@app.get("/cache")
def cached():
    cache["host"] = request.args["host"]
    return ""


@app.get("/from-cache")
def from_cache():
    os.system("ping " + cache["host"])  # want command-injection
    os.system("ping " + fixed_cache["host"])  # safe: nothing changes it


@app.get("/history")
def into_history():
    history.append(request.args["host"])
    return ""


@app.get("/from-history")
def from_history():
    for host in history:
        os.system("ping " + host)  # want command-injection
    return ""


@app.get("/local-shadows")
def local_shadows():
    last_host = "localhost"
    os.system("ping " + last_host)  # safe: a local variable of this name


@app.get("/defaults-copy")
def defaults_copy():
    values = dict(DEFAULTS)
    values["host"] = request.args["host"]
    os.system("ping " + values["host"])  # want command-injection
    os.system("nc localhost " + values["port"])  # safe: the other key
    return ""


@app.get("/defaults")
def defaults():
    os.system("ping " + DEFAULTS["host"])  # safe: only copies were changed
    return ""


@app.get("/g")
def on_g():
    g.host = request.args["host"]
    g.fixed = "localhost"
    os.system("ping " + g.host)  # want command-injection
    os.system("ping " + g.fixed)  # safe: a constant


def load_host():
    g.loaded = request.args["host"]


@app.get("/g-elsewhere")
def on_g_elsewhere():
    load_host()
    os.system("ping " + g.loaded)  # want command-injection


class Registry:
    hosts = {}
    fixed = {"a": "localhost"}

    @classmethod
    def add(cls, name, host):
        cls.hosts[name] = host


@app.get("/registry")
def registry():
    Registry.add("a", request.args["host"])
    return ""


@app.get("/from-registry")
def from_registry():
    os.system("ping " + Registry.hosts["a"])  # want command-injection
    os.system("ping " + Registry.fixed["a"])  # safe: nothing changes it


def collect(host, hosts=[]):
    hosts.append(host)
    return hosts


@app.get("/mutable-default")
def mutable_default():
    collect(request.args["host"])
    os.system("ping " + " ".join(collect("localhost")))  # want command-injection


class State:
    def __init__(self):
        self.host = "localhost"
        self.fixed = "localhost"


state = State()


@app.get("/state")
def into_state():
    state.host = request.args["host"]
    return ""


@app.get("/from-state")
def from_state():
    os.system("ping " + state.host)  # want command-injection
    os.system("ping " + state.fixed)  # safe: nothing changes it


class Refused(Exception):
    def __init__(self, reason):
        self.reason = reason


class Missing(Exception):
    pass


def refuse(reason):
    raise Refused(reason)


def through(reason):
    refuse(reason)


@app.get("/exception-from-further-in")
def exception_from_further_in():
    try:
        through(request.args["reason"])
    except (Missing, Refused) as e:
        os.system("logger " + e.reason)  # want command-injection
    return ""


@app.get("/exception-of-another-class")
def exception_of_another_class():
    try:
        through(request.args["reason"])
    except Missing as e:
        os.system("logger " + str(e))  # safe: the other one goes on
    except Refused:
        pass
    return ""


@app.get("/exception-of-another-statement")
def exception_of_another_statement():
    try:
        through(request.args["reason"])
    except Refused:
        pass
    try:
        refuse("closed")
    except Refused as e:
        os.system("logger " + e.reason)  # safe: a constant
    return ""


@app.get("/exception-taken-further-in")
def exception_taken_further_in():
    def quiet(reason):
        try:
            refuse(reason)
        except Refused:
            return None

    try:
        quiet(request.args["reason"])
    except Refused as e:
        os.system("logger " + e.reason)  # safe: it does not come here
    return ""
