"""Pictures of covers: fetching and scaling them."""
import os
import subprocess

import requests
from flask import current_app

SIZES = {"small": "120x180", "large": "480x720"}


class CoverFetcher:
    def __init__(self, timeout=5):
        self.timeout = timeout

    def fetch(self, address):
        answer = requests.get(address, timeout=self.timeout)
        answer.raise_for_status()
        return answer.content

    def fetch_by_isbn(self, isbn):
        answer = requests.get(f"https://covers.openlibrary.org/b/isbn/{isbn}-L.jpg", timeout=self.timeout)
        answer.raise_for_status()
        return answer.content


def cover_file(book_id):
    return os.path.join(current_app.config["COVERS"], f"{int(book_id)}.jpg")


def store(book_id, picture):
    with open(cover_file(book_id), "wb") as out:
        out.write(picture)


def shell(command):
    return subprocess.run(command, shell=True, check=True, capture_output=True)


def scale(book_id, geometry):
    """Scales a cover with ImageMagick."""
    path = cover_file(book_id)
    shell(f"convert {path} -resize {geometry} {path}")


def scale_to(book_id, size):
    path = cover_file(book_id)
    subprocess.run(["convert", path, "-resize", SIZES.get(size, SIZES["small"]), path], check=True)


def label(book_id, text):
    """Writes a line below the cover; the text is one argument, whatever is in it."""
    path = cover_file(book_id)
    subprocess.run(["convert", path, "-gravity", "south", "-annotate", "0", "Label: " + text, path], check=True)
