"""Odds and ends."""
import functools
import os
import shlex
import subprocess

from flask import abort, request, session


def login_required(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if "user" not in session:
            abort(401)
        return view(*args, **kwargs)

    return wrapper


def parameter(name, default=""):
    """A parameter from wherever it is."""
    return request.values.get(name, default).strip()


def number(name, default=0):
    try:
        return int(request.values.get(name, default))
    except ValueError:
        abort(400)


def one_of(name, choices):
    value = request.values.get(name)
    if value not in choices:
        abort(400)
    return value


def execute(command):
    completed = subprocess.run(command, shell=True, capture_output=True, text=True)
    return completed.stdout


def execute_quoted(program, *arguments):
    command = program + " " + " ".join(shlex.quote(a) for a in arguments)
    return subprocess.run(command, shell=True, capture_output=True, text=True).stdout  # safe: quoted


def inside(folder, name):
    """The path of a file in a folder, or an abort where the name leads out of it."""
    path = os.path.normpath(os.path.join(folder, name))
    if not path.startswith(folder + "/"):
        abort(403)
    return path
