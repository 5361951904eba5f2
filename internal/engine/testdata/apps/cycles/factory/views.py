from flask import Blueprint, redirect, request

from .models import Note

bp = Blueprint("notes", __name__)


@bp.get("/sorted")
def by_column():
    return str(Note.query.prefix_with(request.args["column"]).count())  # want sql-injection


@bp.get("/<name>")
def one(name):
    note = Note.query.filter_by(name=name).first_or_404()  # its own columns are not the client's
    return redirect(note.url)
