"""Members that are picked by what kind of file they are lead anywhere all the same."""
import os
import tarfile

from bottle import Bottle, abort, request

app = Bottle()


@app.post("/mails")
def mails():
    with tarfile.open(fileobj=request.files.get("file").file) as t:
        for m in t.getmembers():
            if m.name.endswith(".eml"):
                t.extract(m, "/srv/mails")  # want archive-path-traversal
    return {}


@app.post("/pictures")
def pictures():
    with tarfile.open(fileobj=request.files.get("file").file) as t:
        for m in t.getmembers():
            if not m.name.lower().endswith((".png", ".jpg")):
                abort(400)
            t.extract(m, "/srv/pictures")  # want archive-path-traversal
    return {}


@app.post("/flat")
def flat():
    with tarfile.open(fileobj=request.files.get("file").file) as t:
        for m in t.getmembers():
            if m.isfile() and m.name == os.path.basename(m.name) and m.name.endswith(".eml"):
                t.extract(m, "/srv/mails")
    return {}


@app.post("/below")
def below():
    with tarfile.open(fileobj=request.files.get("file").file) as t:
        for m in t.getmembers():
            if m.name.startswith("/") or ".." in m.name:
                abort(400)
            t.extract(m, "/srv/mails")
    return {}
