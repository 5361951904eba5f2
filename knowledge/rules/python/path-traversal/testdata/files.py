"""Downloads, uploads and exports of a small Flask application."""
import os
import shutil
import uuid
from pathlib import Path

from flask import Flask, abort, jsonify, request, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = "/srv/files"
REPORTS = {"day": "daily.txt", "week": "weekly.txt"}


@app.get("/read")
def read_joined():
    with open(os.path.join(BASE, request.args["name"])) as f:  # want path-traversal
        return jsonify(lines=len(f.readlines()))


@app.get("/text")
def read_pathlib():
    path = Path(BASE) / request.args["name"]
    return jsonify(size=len(path.read_text()))  # want path-traversal


@app.post("/delete")
def delete():
    name = request.form["name"]
    os.remove(f"{BASE}/{name}")  # want path-traversal
    return jsonify(ok=True)


@app.post("/upload")
def upload():
    file = request.files["file"]
    file.save(os.path.join(BASE, file.filename))  # want path-traversal
    return jsonify(ok=True)


@app.post("/copy")
def copy():
    shutil.copy(os.path.join(BASE, "template.txt"), BASE + "/" + request.form["to"])  # want path-traversal
    return jsonify(ok=True)


@app.get("/prefix")
def checked_before_normalising():
    path = os.path.join(BASE, request.args["name"])
    if not path.startswith(BASE):
        abort(404)
    with open(path) as f:  # want path-traversal
        return jsonify(lines=len(f.readlines()))


@app.get("/resolved")
def checked_after_resolving():
    base = Path(BASE).resolve()
    path = (base / request.args["name"]).resolve()
    if not path.is_relative_to(base):
        abort(404)
    return jsonify(size=len(path.read_text()))


@app.get("/real")
def checked_real_path():
    path = os.path.realpath(os.path.join(BASE, request.args["name"]))
    if not path.startswith(BASE + os.sep):
        abort(404)
    with open(path) as f:
        return jsonify(lines=len(f.readlines()))


@app.get("/last")
def last_part():
    with open(os.path.join(BASE, os.path.basename(request.args["name"]))) as f:
        return jsonify(lines=len(f.readlines()))


@app.post("/safe-upload")
def safe_upload():
    file = request.files["file"]
    file.save(os.path.join(BASE, secure_filename(file.filename)))
    return jsonify(ok=True)


@app.post("/own-name")
def own_name():
    name = uuid.uuid4().hex
    request.files["file"].save(os.path.join(BASE, name))
    return jsonify(name=name)


@app.get("/report")
def report():
    name = REPORTS.get(request.args["kind"], "daily.txt")
    with open(os.path.join(BASE, name)) as f:
        return jsonify(lines=len(f.readlines()))


@app.get("/page/<int:number>")
def page(number):
    with open(os.path.join(BASE, "page%d.txt" % number)) as f:
        return jsonify(lines=len(f.readlines()))


@app.get("/send")
def send():
    return send_from_directory(BASE, request.args["name"])
