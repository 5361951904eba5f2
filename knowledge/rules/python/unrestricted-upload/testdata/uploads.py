import os
import shutil
import uuid
from pathlib import Path

from fastapi import FastAPI, UploadFile
from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
FILES = "/srv/files"
ALLOWED = {"png", "jpg"}


@app.post("/any")
def any_type():
    upload = request.files["file"]
    upload.save(os.path.join(FILES, secure_filename(upload.filename)))  # want unrestricted-upload
    return "ok"


@app.post("/renamed")
def renamed():
    upload = request.files["file"]
    base, ending = secure_filename(upload.filename).rsplit(".", 1)
    upload.save(os.path.join(FILES, uuid.uuid4().hex + "." + ending))  # want unrestricted-upload
    return "ok"


@api.post("/copied")
def copied(file: UploadFile):
    with open(os.path.join(FILES, os.path.basename(file.filename)), "wb") as out:  # want unrestricted-upload
        shutil.copyfileobj(file.file, out)
    return {}


def allowed(name):
    return "." in name and name.rsplit(".", 1)[1].lower() in ALLOWED


@app.post("/allowed")
def allowed_only():
    upload = request.files["file"]
    if not allowed(upload.filename):
        abort(415)
    upload.save(os.path.join(FILES, secure_filename(upload.filename)))  # safe: the ending is looked at
    return "ok"


@app.post("/type")
def typed():
    upload = request.files["file"]
    if upload.content_type not in ("image/png", "image/jpeg"):
        abort(415)
    upload.save(os.path.join(FILES, secure_filename(upload.filename)))  # safe: the type is looked at
    return "ok"


@app.post("/own")
def own_name():
    upload = request.files["file"]
    upload.save(os.path.join(FILES, uuid.uuid4().hex + ".png"))  # safe: the program's own name
    return "ok"


@api.post("/suffix")
def suffix(file: UploadFile):
    if Path(file.filename).suffix not in (".png", ".jpg"):
        return {}
    (Path(FILES) / Path(file.filename).name).write_bytes(file.file.read())  # safe: the ending is looked at
    return {}


@app.get("/read")
def read():
    with open(os.path.join(FILES, secure_filename(request.args["name"])), "rb") as file:  # safe: nothing is kept
        return file.read()
