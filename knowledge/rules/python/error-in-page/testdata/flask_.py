import json
from datetime import datetime

import yaml
from flask import Flask, jsonify, render_template_string, request
from markupsafe import escape

from shop import importer, reports

app = Flask(__name__)


@app.post("/import")
def imports():
    try:
        importer.read(request.files["file"])
    except Exception as exc:
        return f"Import failed: {exc}", 400  # want error-in-page
    return "ok"


@app.get("/page")
def page():
    try:
        number = int(request.args["page"])
    except ValueError as exc:
        return "<p>" + str(exc) + "</p>"  # want error-in-page
    return str(number)


@app.get("/day")
def day():
    try:
        datetime.strptime(request.args["day"], "%Y-%m-%d")
    except ValueError as exc:
        return "<p>%s</p>" % exc  # want error-in-page
    return "ok"


@app.post("/config")
def config():
    try:
        yaml.safe_load(request.data)
    except yaml.YAMLError as exc:
        return "Error: {}".format(exc)  # want error-in-page
    return "ok"


@app.get("/escaped")
def escaped():
    try:
        int(request.args["page"])
    except ValueError as exc:
        return f"<p>{escape(str(exc))}</p>"
    return "ok"


@app.get("/template")
def template():
    try:
        int(request.args["page"])
    except ValueError as exc:
        return render_template_string("<p>{{ error }}</p>", error=exc)
    return "ok"


@app.get("/json")
def as_json():
    try:
        int(request.args["page"])
    except ValueError as exc:
        return jsonify(error=str(exc)), 400
    return "ok"


@app.post("/parsed")
def parsed():
    try:
        json.loads(request.data)
    except ValueError as exc:
        return f"<p>{exc}</p>"
    return "ok"


@app.get("/report")
def report():
    try:
        reports.make("monthly")
    except ValueError as exc:
        return f"<p>{exc}</p>"
    return "ok"
