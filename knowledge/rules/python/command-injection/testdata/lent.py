"""What is set for a while: in the body of a with statement, in a variable of the context, in one of the module."""
import contextlib
import contextvars
import os

from flask import Flask, request

app = Flask(__name__)
current = contextvars.ContextVar("current", default="fixed")
CHOSEN = "fixed"


@contextlib.contextmanager
def staged(candidate):
    holder = {"now": "fixed"}
    holder["now"] = candidate
    try:
        yield holder
    finally:
        holder["now"] = "fixed"


@contextlib.contextmanager
def unused(candidate):
    holder = {"now": candidate}
    holder["now"] = "fixed"
    yield holder


@app.route("/body")
def body():
    with staged(request.args["given"]) as holder:
        os.system("ls " + holder["now"])  # want command-injection
    with unused(request.args["given"]) as holder:
        os.system("ls " + holder["now"])


@app.route("/context")
def context():
    token = current.set(request.args["given"])
    os.system("ls " + current.get())  # want command-injection
    current.reset(token)
    os.system("ls " + current.get())


@app.route("/overwritten")
def overwritten():
    current.set(request.args["given"])
    current.set("fixed")
    os.system("ls " + current.get())


@app.route("/module")
def module():
    global CHOSEN
    CHOSEN = request.args["given"]
    os.system("ls " + CHOSEN)  # want command-injection
    CHOSEN = "other"
    os.system("ls " + CHOSEN)


@app.route("/suppressed")
def suppressed():
    given = request.args["given"]
    with contextlib.suppress(ValueError):
        given = str(int(given))
    os.system("ls " + given)  # want command-injection


@app.route("/converted")
def converted():
    given = request.args["given"]
    given = str(int(given))
    os.system("ls " + given)
