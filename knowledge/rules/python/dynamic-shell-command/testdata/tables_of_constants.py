"""Which text of a table of constants it is does not matter."""
import os
import subprocess

PATHS = {"a": "/srv/a", "b": "/srv/b"}


class Listing:
    paths = {"a": "/srv/a", "b": "/srv/b"}
    given = {}

    def __init__(self, other):
        self.other = other
        self.given = other

    def chosen(self, key):
        os.system("ls " + self.paths.get(key, "/srv/a"))

    def entry(self, key):
        os.system(f"du -sh {Listing.paths[key]}")

    def or_else(self, key):
        os.system("ls " + self.paths.get(key, key))  # want dynamic-shell-command

    def of_callers(self, key):
        os.system("ls " + self.other.get(key, "/srv/a"))  # want dynamic-shell-command

    def replaced(self, key):
        os.system("ls " + self.given.get(key, "/srv/a"))  # want dynamic-shell-command


def entry(key):
    subprocess.call("ls " + PATHS[key], shell=True)


def allowed(key):
    if key in ("alpha", "beta"):
        os.system("du /srv/" + key)
    elif key not in ("gamma",):
        os.system("ls /srv/" + key)  # want dynamic-shell-command
