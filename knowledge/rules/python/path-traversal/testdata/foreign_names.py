"""Names of files that others write: members of archives, and what servers answer."""
import os
import re
import tarfile
import zipfile
from pathlib import Path
from urllib.parse import quote, unquote

import requests

HERE = "/srv/import"


def unzip(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for info in archive.infolist():
            target = os.path.join(folder, info.filename)
            with open(target, "wb") as f:  # want path-traversal
                f.write(archive.read(info))


def unzip_by_extract(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for name in archive.namelist():
            archive.extract(name, HERE)  # safe: extract cleans the name


def inside(folder, target):
    base = os.path.abspath(folder)
    path = os.path.abspath(target)
    common = os.path.commonpath([base, path])
    return common == base


def inside_typed(folder: str, target: str) -> bool:
    base = os.path.realpath(folder)
    path = os.path.realpath(target)
    if path == base:
        return True
    try:
        return os.path.commonpath([base, path]) == base
    except ValueError:
        return False


def unzip_checked_typed(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for info in archive.infolist():
            target = os.path.join(folder, info.filename)
            if not inside_typed(folder, target):
                raise ValueError(target)
            with open(target, "wb") as f:  # safe: inside the folder, or it
                f.write(archive.read(info))


def begins_like(folder, target):
    return os.path.commonprefix([os.path.abspath(folder), os.path.abspath(target)]) == os.path.abspath(folder)


def unzip_checked(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for info in archive.infolist():
            target = os.path.join(folder, info.filename)
            if not inside(folder, target):
                raise ValueError(target)
            with open(target, "wb") as f:  # safe: inside the folder
                f.write(archive.read(info))


def unzip_checked_by_letters(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for info in archive.infolist():
            target = os.path.join(folder, info.filename)
            if not begins_like(folder, target):
                raise ValueError(target)
            with open(target, "wb") as f:  # want path-traversal
                f.write(archive.read(info))


def unzip_checked_here(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        for name in archive.namelist():
            target = os.path.join(folder, name)
            whole = os.path.abspath(target)
            common = os.path.commonpath([folder, whole])
            if common != folder:
                continue
            with open(target, "wb") as f:  # safe: the same in one function
                f.write(archive.read(name))


def clean_up(archive_name):
    with tarfile.open(archive_name) as archive:
        for name in archive.getnames():
            os.remove(name)  # want path-traversal


def clean_up_here(archive_name):
    with tarfile.open(archive_name) as archive:
        for name in archive.getnames():
            if not os.path.abspath(name).startswith(os.getcwd() + os.sep):
                continue
            os.remove(name)  # safe: below the working folder


def download(url):
    answer = requests.get(url, timeout=10)
    name = re.search('filename="(.*?)"', answer.headers["Content-Disposition"]).group(1)
    with open(os.path.join(HERE, name), "wb") as f:  # want path-traversal
        f.write(answer.content)


def download_one_name(url):
    answer = requests.get(url, timeout=10)
    name = re.search('filename="(.*?)"', answer.headers["Content-Disposition"]).group(1)
    name = name.replace("/", "_")
    with open(os.path.join(HERE, name), "wb") as f:  # safe: no slash is left
        f.write(answer.content)


def download_slashes_for_slashes(url):
    answer = requests.get(url, timeout=10)
    name = unquote(answer.headers["X-Name"]).replace("/", "//")
    with open(os.path.join(HERE, name), "wb") as f:  # want path-traversal
        f.write(answer.content)


def download_resolved(url):
    answer = requests.get(url, timeout=10)
    path = os.path.join(HERE, answer.json()["name"])
    try:
        target = Path(path).resolve()
        target.relative_to(Path(HERE).resolve())
    except ValueError:
        raise ValueError("outside: " + path)
    with open(path, "wb") as f:  # safe: what it resolves to was compared
        f.write(answer.content)


def download_quoted(url):
    answer = requests.get(url, timeout=10)
    with open(os.path.join(HERE, quote(answer.json()["name"], "") + ".json"), "wb") as f:  # safe: slashes are quoted
        f.write(answer.content)


def download_half_quoted(url):
    answer = requests.get(url, timeout=10)
    with open(os.path.join(HERE, quote(answer.json()["name"]) + ".json"), "wb") as f:  # want path-traversal
        f.write(answer.content)
