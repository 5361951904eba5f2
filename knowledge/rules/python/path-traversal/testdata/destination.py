# threat-model: library
"""A function that takes a path opens that path; one that takes a folder and a name means something inside it."""
import os
from pathlib import Path


def read(path):
    with open(path) as f:  # safe: the path that it was given
        return f.read()


def save(name, data, folder=None):
    path = name
    if folder:
        path = os.path.join(folder, path)
    with open(path, "wb") as f:  # want path-traversal
        f.write(data)


def save_checked(name, data, folder=None):
    path = name
    if folder:
        path = os.path.join(folder, path)
    target = Path(path).resolve()
    target.relative_to(Path(folder).resolve() if folder else Path.cwd())
    with open(path, "wb") as f:  # safe: comes back only for what lies inside
        f.write(data)
