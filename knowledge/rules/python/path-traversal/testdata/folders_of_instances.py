# profile: default
import os

from flask import Flask, jsonify, request

app = Flask(__name__)
DOCS = "/srv/docs"


class Shelf:
    def locate(self, name):
        return name


class Library:
    def __init__(self, root):
        self.root = root

    def locate(self, name):
        full = os.path.realpath(os.path.join(self.root, name))
        if not full.startswith(self.root):
            raise ValueError(name)
        return full

    def read(self, name):
        with open(self.locate(name)) as fh:  # want path-traversal
            return fh.read()

    def size(self, name):
        return os.path.getsize(self.locate(name))


class Archive:
    folder = "/srv/archive"

    def locate(self, name):
        full = os.path.realpath(os.path.join(self.folder, name))
        if not full.startswith(self.folder):
            raise ValueError(name)
        return full


class Files:
    place = "/srv/files/"

    def locate(self, name):
        full = os.path.realpath(os.path.join(self.place, name))
        if not full.startswith(self.place):
            raise ValueError(name)
        return full


library = Library(DOCS)
ended = Library("/srv/docs/")


@app.get("/read")
def read():
    return jsonify(text=library.read(request.args["name"]))


@app.get("/ended")
def read_ended():
    with open(ended.locate(request.args["name"])) as fh:
        return jsonify(text=fh.read())


@app.get("/archive")
def archive():
    with open(Archive().locate(request.args["name"])) as fh:  # want path-traversal
        return jsonify(text=fh.read())


@app.get("/files")
def files():
    with open(Files().locate(request.args["name"])) as fh:
        return jsonify(text=fh.read())
