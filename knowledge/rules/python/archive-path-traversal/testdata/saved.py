"""Archives that are saved first, and unpacked from where they were saved."""
import os
import shutil
import tarfile
import tempfile
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)


@app.post("/plugin")
def plugin():
    upload = request.files["plugin"]
    handle, name = tempfile.mkstemp(suffix=".tar")
    os.close(handle)
    upload.save(name)
    shutil.unpack_archive(name, "/srv/plugins", "tar")  # want archive-path-traversal


@app.post("/theme")
def theme():
    with tempfile.NamedTemporaryFile(suffix=".tgz") as copy:
        shutil.copyfileobj(request.files["theme"].stream, copy)
        copy.flush()
        with tarfile.open(copy.name) as archive:
            archive.extractall("/srv/themes")  # want archive-path-traversal


@app.post("/course")
def course():
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "course.tar"
        with target.open("wb") as out:
            out.write(request.files["course"].read())
        tarfile.open(target).extractall("/srv/courses")  # want archive-path-traversal


@app.post("/plugin/filtered")
def plugin_filtered():
    upload = request.files["plugin"]
    handle, name = tempfile.mkstemp(suffix=".tar")
    os.close(handle)
    upload.save(name)
    shutil.unpack_archive(name, "/srv/plugins", "tar", filter="data")  # safe: the filter refuses what leads out


@app.post("/report")
def report():
    upload = request.files["report"]
    handle, name = tempfile.mkstemp(suffix=".pdf")
    os.close(handle)
    upload.save(name)
    shutil.unpack_archive("/usr/share/reports/forms.tar", "/srv/forms", "tar")  # safe: another file


@app.post("/zipped")
def zipped():
    upload = request.files["pages"]
    handle, name = tempfile.mkstemp(suffix=".zip")
    os.close(handle)
    upload.save(name)
    shutil.unpack_archive(name, "/srv/pages", "zip")  # safe: zipfile's names do not lead out
