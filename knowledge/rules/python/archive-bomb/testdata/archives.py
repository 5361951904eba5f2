import tarfile
import zipfile

from flask import Flask, request

app = Flask(__name__)


@app.post("/zip")
def zipped():
    with zipfile.ZipFile(request.files["f"]) as archive:
        archive.extractall("/srv/data")  # want archive-bomb
    return "done"


@app.post("/tar")
def tarred():
    with tarfile.open(fileobj=request.files["f"]) as archive:
        archive.extractall("/srv/data", filter="data")  # want archive-bomb
    return "done"


@app.post("/member")
def member():
    archive = zipfile.ZipFile(request.files["f"])
    archive.extract("data.json", "/srv/data")  # want archive-bomb
    return "done"


@app.post("/names")
def names():
    return str(zipfile.ZipFile(request.files["f"]).namelist())


def stored(path):
    with zipfile.ZipFile(path) as archive:
        archive.extractall("/srv/data")


def packed(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.write("a")


@app.post("/limited")
def limited():
    with zipfile.ZipFile(request.files["f"]) as archive:
        if sum(m.file_size for m in archive.infolist()) > 100_000_000:
            return "too large", 413
        archive.extractall("/srv/data")
    return "done"
