from __future__ import annotations

import io
import json
import pickle
import re
import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Callable

SAFE = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)?")


class DocumentStore:
    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._readers: dict[str, Callable[[bytes], object]] = {
            "json": json.loads,
            "pickle": pickle.loads,
        }

    def _locate(self, name: str) -> Path:
        return self.root / name

    def _locate_checked(self, name: str) -> Path:
        path = (self.root / name).resolve()
        if self.root not in path.parents:
            raise PermissionError("outside of the store")
        return path

    def read(self, name: str) -> bytes:
        return self._locate(name).read_bytes()  # want path-traversal

    def read_checked(self, name: str) -> bytes:
        return self._locate_checked(name).read_bytes()  # safe: checked

    def read_named(self, name: str) -> bytes:
        if not SAFE.fullmatch(name):
            raise ValueError("not a name")
        return self._locate(name).read_bytes()  # safe: no slash in the pattern

    def read_last(self, name: str) -> bytes:
        return (self.root / PurePosixPath(name).name).read_bytes()  # safe: the last part

    def write(self, name: str, stream: BinaryIO) -> None:
        with open(self._locate(name), "wb") as out:  # want path-traversal
            shutil.copyfileobj(stream, out)

    def parse(self, data: bytes) -> object:
        return json.loads(data)  # safe: JSON

    def revive(self, data: bytes) -> object:
        return pickle.loads(data)  # want unsafe-deserialization

    def as_pdf(self, text: str, title: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "in.html")
            source.write_text(text)
            subprocess.run(["pandoc", "--metadata", f"title={title}", str(source), "-o", "out.pdf"], check=True)  # safe: no shell
            subprocess.run("pandoc --metadata title='{}' {} -o out.pdf".format(title, source), shell=True)  # want command-injection
        return b""
