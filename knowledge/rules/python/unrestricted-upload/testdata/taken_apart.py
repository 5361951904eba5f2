# profile: default
import os

from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
FOLDER = "/srv/pictures"


@app.post("/picture")
def picture():
    f = request.files["picture"]
    name = secure_filename(f.filename)
    if name.rsplit(".", 1)[-1].lower() not in ("png", "jpg", "webp"):
        abort(400)
    f.save(os.path.join(FOLDER, name))
    return name


@app.post("/leaflet")
def leaflet():
    f = request.files["leaflet"]
    name = secure_filename(f.filename)
    if name.rsplit(".", 1)[-1].lower() not in ("pdf", "html", "svg"):
        abort(400)
    f.save(os.path.join(FOLDER, name))  # want unrestricted-upload
    return name


@app.post("/letter")
def letter():
    f = request.files["letter"]
    name = secure_filename(f.filename)
    if name.rpartition(".")[2] in ("html", "svg"):
        abort(400)
    f.save(os.path.join(FOLDER, name))
    return name


@app.post("/paper")
def paper():
    f = request.files["paper"]
    stem = secure_filename(f.filename).rsplit(".", 1)
    f.save(os.path.join(FOLDER, ".".join(stem)))  # want unrestricted-upload
    return ""
