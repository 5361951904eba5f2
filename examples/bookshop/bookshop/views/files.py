"""Downloads: sample chapters, invoices, covers."""
import os

from flask import Blueprint, abort, current_app, send_file, send_from_directory
from werkzeug.utils import safe_join, secure_filename

from ..covers import cover_file
from .account import login_required

bp = Blueprint("files", __name__)


@bp.get("/samples/<path:name>")
def sample(name):
    path = os.path.join(current_app.config["SAMPLES"], name)
    if not os.path.exists(path):
        abort(404)
    return send_file(path)


@bp.get("/excerpts/<path:name>")
def excerpt(name):
    path = safe_join(current_app.config["SAMPLES"], name)
    if path is None or not os.path.exists(path):
        abort(404)
    return send_file(path)


@bp.get("/invoices/<name>")
@login_required
def invoice(name):
    return send_from_directory(current_app.config["INVOICES"], name)


@bp.get("/receipts/<name>")
@login_required
def receipt(name):
    folder = current_app.config["INVOICES"]
    with open(os.path.join(folder, secure_filename(name)), "rb") as file:
        return file.read(), {"Content-Type": "application/pdf"}


@bp.get("/notes/<path:name>")
@login_required
def note(name):
    root = os.path.realpath(current_app.config["SAMPLES"])
    path = os.path.realpath(os.path.join(root, name))
    if not path.startswith(root + os.sep):
        abort(404)
    with open(path, encoding="utf-8") as file:
        return file.read(), {"Content-Type": "text/plain"}


@bp.get("/covers/<int:book_id>.jpg")
def cover(book_id):
    path = cover_file(book_id)
    if not os.path.exists(path):
        abort(404)
    return send_file(path)
