# profile: default
# Decorators that check a field whose name they are given.
from functools import wraps

from flask import Flask, abort, redirect, request

app = Flask(__name__)


def short(field):
    def outer(view):
        @wraps(view)
        def inner(*args, **kwargs):
            if not request.args.get(field, "").isalnum():
                abort(400)
            return view(*args, **kwargs)

        return inner

    return outer


@app.route("/1")
@short("place")
def checked():
    return redirect(request.args.get("place", "home"))


@app.route("/2")
@short("other")
def another():
    return redirect(request.args.get("place", "home"))  # want open-redirect


@app.route("/3")
def bare():
    return redirect(request.args.get("place", "home"))  # want open-redirect
