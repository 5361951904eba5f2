# threat-model: library
"""Forms at which an analysis may stumble: it says nothing of them, and goes on."""
import pathlib
import subprocess


def doubled(data: bytes):
    return data.replace(b"\xff", b"\xff\xff")


class LocalPath(pathlib.PosixPath):
    def relative_to(self, *other):
        return super().relative_to(*other)


def run(*args, cwd=None):
    return subprocess.run(["git", *args], cwd=cwd)


def history(repo, limit=10):
    args = ["log", f"--max-count={limit}", repo]
    return run(*args), run("log", repo), run(repo, cwd=repo)


def translated(words):
    text = "".join(words.pop() for _ in range(2))
    return text.translate(str.maketrans("", "", "<>&"))
