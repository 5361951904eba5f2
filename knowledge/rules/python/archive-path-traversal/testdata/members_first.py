"""All members are looked at before any is extracted."""
import os
import sys
import tarfile
import zipfile

from flask import Flask, request

app = Flask(__name__)


def inside(folder, path):
    folder, path = os.path.realpath(folder), os.path.realpath(path)
    return path == folder or path.startswith(folder + os.sep)


@app.post("/members")
def members_are_checked():
    with tarfile.open(fileobj=request.files["archive"]) as archive:
        members = archive.getmembers()
        for member in members:
            if not inside("/srv/in", os.path.join("/srv/in", member.name)):
                raise ValueError(member.name)
        archive.extractall("/srv/in")
    return "ok"


@app.post("/versions")
def by_version():
    with tarfile.open(fileobj=request.files["archive"]) as archive:
        if sys.version_info >= (3, 12):
            archive.extractall("/srv/in", filter="data")
        else:
            for member in archive.getmembers():
                if member.issym() or member.islnk():
                    raise ValueError("a link")
                path = os.path.join("/srv/in", member.name)
                if not inside("/srv/in", path):
                    raise ValueError(member.name)
            archive.extractall("/srv/in")
    return "ok"


@app.post("/names")
def names_are_checked():
    with zipfile.ZipFile(request.files["archive"]) as archive:
        for name in archive.namelist():
            if name.startswith("/") or ".." in name:
                return "no", 400
        archive.extractall("/srv/in")
    return "ok"


@app.post("/links")
def links_only():
    with tarfile.open(fileobj=request.files["archive"]) as archive:
        for member in archive.getmembers():
            if member.issym():
                raise ValueError("a link")
        archive.extractall("/srv/in")  # want archive-path-traversal
    return "ok"


@app.post("/warned")
def warned_only():
    with tarfile.open(fileobj=request.files["archive"]) as archive:
        for member in archive.getmembers():
            if not inside("/srv/in", os.path.join("/srv/in", member.name)):
                print("outside", member.name)
                continue
            print(member.name)
        archive.extractall("/srv/in")  # want archive-path-traversal
    return "ok"


@app.post("/another")
def another_archive():
    with tarfile.open(fileobj=request.files["archive"]) as archive, tarfile.open(fileobj=request.files["second"]) as second:
        for member in archive.getmembers():
            if not inside("/srv/in", os.path.join("/srv/in", member.name)):
                raise ValueError(member.name)
        second.extractall("/srv/in")  # want archive-path-traversal
    return "ok"
