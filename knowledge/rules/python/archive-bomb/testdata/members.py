"""Members that are read one after the other."""
import zipfile

from flask import Flask, request

app = Flask(__name__)
LIMIT = 20 * 1024 * 1024


@app.post("/pack")
def pack():
    with zipfile.ZipFile(request.files["pack"].stream) as pack:
        for info in pack.infolist():
            print(len(pack.read(info)))  # want archive-bomb
    return ""


@app.post("/names")
def names():
    pack = zipfile.ZipFile(request.files["pack"].stream)
    return {name: pack.read(name).decode() for name in pack.namelist()}  # want archive-bomb


@app.post("/limited")
def limited():
    with zipfile.ZipFile(request.files["pack"].stream) as pack:
        for info in pack.infolist():
            if info.file_size > LIMIT:
                return "too large"
            print(len(pack.read(info)))
    return ""


@app.post("/document")
def document():
    with zipfile.ZipFile(request.files["pack"].stream) as pack:
        return pack.read("content.xml")


def own():
    with zipfile.ZipFile("/srv/own.zip") as pack:
        return [pack.read(name) for name in pack.namelist()]
