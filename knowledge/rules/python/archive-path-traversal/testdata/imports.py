import io
import os
import shutil
import tarfile
import zipfile

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
INBOX = "/srv/inbox"


@app.post("/tar")
def tar():
    with tarfile.open(fileobj=request.files["file"].stream) as archive:
        archive.extractall(INBOX)  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/tar-bytes")
def tar_bytes():
    archive = tarfile.open(fileobj=io.BytesIO(request.data), mode="r:gz")
    archive.extractall(path=INBOX, members=archive.getmembers())  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/trusting")
def trusting():
    archive = tarfile.open(fileobj=request.files["file"])
    archive.extractall(INBOX, filter="fully_trusted")  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/one-by-one")
def one_by_one():
    archive = tarfile.open(fileobj=request.files["file"])
    for member in archive:
        archive.extract(member, INBOX)  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/filtered")
def filtered():
    with tarfile.open(fileobj=request.files["file"].stream) as archive:
        archive.extractall(INBOX, filter="data")
    return jsonify(ok=True)


@app.post("/filter-function")
def filter_function():
    with tarfile.open(fileobj=request.files["file"].stream) as archive:
        archive.extractall(INBOX, filter=tarfile.data_filter)
    return jsonify(ok=True)


@app.post("/picked")
def picked():
    base = os.path.realpath(INBOX)
    with tarfile.open(fileobj=request.files["file"].stream) as archive:
        members = [
            m for m in archive.getmembers()
            if m.isfile() and os.path.realpath(os.path.join(base, m.name)).startswith(base + os.sep)
        ]
        archive.extractall(base, members=members)
    return jsonify(ok=True)


@app.post("/zip")
def zipped():
    with zipfile.ZipFile(request.files["file"]) as archive:
        archive.extractall(INBOX)
    return jsonify(ok=True)


@app.post("/own")
def own():
    with tarfile.open("/opt/app/defaults.tar") as archive:
        archive.extractall(INBOX)
    shutil.unpack_archive("/opt/app/themes.tar", INBOX)
    return jsonify(ok=True)


@app.post("/unpack")
def unpack():
    name = "/tmp/" + os.path.basename(request.form["name"])
    if not name.endswith(".tar"):
        abort(400)
    shutil.unpack_archive(name, INBOX)  # want archive-path-traversal
    return jsonify(ok=True)
