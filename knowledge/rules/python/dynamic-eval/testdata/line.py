# profile: strict
"""A line of the program's own file, and one of any file."""
import os

HERE = os.path.join(os.path.dirname(__file__), "shop.py")
line = list(filter(lambda text: text.startswith("VERSION"), open(HERE)))[0]
VERSION = eval(line.split("=")[-1])


def version(path):
    line = list(filter(lambda text: text.startswith("VERSION"), open(path)))[0]
    return eval(line.split("=")[-1])  # want dynamic-eval
