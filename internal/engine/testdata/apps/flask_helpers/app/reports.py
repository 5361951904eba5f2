import io
import os
import tarfile

from flask import Blueprint, abort, current_app, request, send_file

from app.helpers import execute, execute_quoted, inside, login_required, parameter

reports = Blueprint("reports", __name__)
FORMATS = {"pdf": "wkhtmltopdf", "ps": "html2ps"}


@reports.route("/make", methods=["POST"])
@login_required
def make():
    title = parameter("title")
    return execute("report --title '%s' --out /srv/exports/latest.pdf" % title), {"Content-Type": "text/plain"}  # want command-injection


@reports.route("/make-quoted", methods=["POST"])
@login_required
def make_quoted():
    return execute_quoted("report", "--title", parameter("title")), {"Content-Type": "text/plain"}


@reports.route("/convert", methods=["POST"])
@login_required
def convert():
    program = FORMATS.get(parameter("format"), "wkhtmltopdf")
    return execute(program + " /srv/exports/latest.html /srv/exports/latest.out"), {"Content-Type": "text/plain"}


@reports.route("/get")
@login_required
def get():
    return send_file(os.path.join(current_app.config["EXPORTS"], parameter("name")))  # want path-traversal


@reports.route("/get-inside")
@login_required
def get_inside():
    return send_file(inside("/srv/exports", parameter("name")))  # safe: checked in the helper


@reports.route("/restore", methods=["POST"])
@login_required
def restore():
    data = io.BytesIO(request.files["backup"].read())  # want upload-read-whole
    with tarfile.open(fileobj=data) as tar:
        tar.extractall("/srv/exports")  # want archive-path-traversal archive-bomb
    return "", 204


@reports.route("/restore-filtered", methods=["POST"])
@login_required
def restore_filtered():
    data = io.BytesIO(request.files["backup"].read())  # want upload-read-whole
    with tarfile.open(fileobj=data) as tar:
        tar.extractall("/srv/exports", filter="data")  # want archive-bomb
    return "", 204


@reports.route("/remove", methods=["POST"])
@login_required
def remove():
    name = parameter("name")
    if "/" in name or name.startswith("."):
        abort(400)
    os.remove(os.path.join("/srv/exports", name))  # safe: no slash
    return "", 204
