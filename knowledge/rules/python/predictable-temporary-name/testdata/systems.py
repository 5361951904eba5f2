"""Windows and macOS give each user a folder for temporary files."""
import os
import platform
import sys
import tempfile


def shown(image):
    system = platform.system()
    if system in ("Windows", "Darwin"):
        path = tempfile.mktemp(suffix=".png")
        image.save(path)
    else:
        path = tempfile.mktemp(suffix=".png")  # want predictable-temporary-name
        image.save(path)


def of_windows(image):
    if os.name == "nt":
        path = tempfile.mktemp()
        image.save(path)


def of_another(image):
    if sys.platform != "win32":
        path = tempfile.mktemp()  # want predictable-temporary-name
        image.save(path)


def by_beginning(image):
    if sys.platform.startswith("win"):
        path = tempfile.mktemp()
        image.save(path)


def of_linux(image):
    if sys.platform == "linux":
        path = tempfile.mktemp()  # want predictable-temporary-name
        image.save(path)
