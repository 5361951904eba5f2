# threat-model: library
"""What users of a library make its objects of."""
import subprocess
from dataclasses import dataclass, field

import attr
from pydantic import BaseModel


@dataclass
class Folder:
    path: str
    depth: int = 3
    _cache: str = ""

    def remove(self):
        subprocess.run(f"rm -r {self.path}", shell=True)  # want command-injection

    def list(self):
        subprocess.run(f"find . -maxdepth {self.depth}", shell=True)

    def clear(self):
        subprocess.run(f"rm -r {self._cache}", shell=True)


@attr.define
class Repository:
    url: str

    def size(self):
        return self._run("du -s " + self.url)  # want command-injection

    def _run(self, command):
        return subprocess.check_output(command, shell=True)


class Job(BaseModel):
    name: str
    workers: int

    def start(self):
        subprocess.run("start " + self.name, shell=True)  # want command-injection

    def scale(self):
        subprocess.run(f"scale {self.workers}", shell=True)


class Annotated:
    """Nothing makes a constructor of this."""

    name: str

    def start(self):
        subprocess.run("start " + self.name, shell=True)


@dataclass
class Fixed:
    name: str = field(init=False)

    def __init__(self):
        self.name = "all"

    def start(self):
        subprocess.run("start " + self.name, shell=True)
