import importlib
import json

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


class CsvExporter:
    def run(self):
        return 1


class JsonExporter:
    def run(self):
        return json.loads("2")


EXPORTERS = {"csv": CsvExporter, "json": JsonExporter}


@app.post("/module")
def module():
    found = importlib.import_module(request.form["module"])  # want unsafe-reflection
    return jsonify(found=found is not None)


@app.post("/dunder")
def dunder():
    found = __import__(request.form["module"])  # want unsafe-reflection
    return jsonify(found=found is not None)


@app.post("/globals")
def by_global_name():
    exporter = globals()[request.form["exporter"]]  # want unsafe-reflection
    return jsonify(found=exporter is not None)


@app.post("/table")
def table():
    exporter = EXPORTERS[request.form["exporter"]]()
    return jsonify(result=exporter.run())


@app.post("/checked")
def checked():
    name = request.form["module"]
    if name not in ("json", "csv"):
        abort(400)
    found = importlib.import_module(name)
    return jsonify(found=found is not None)


@app.post("/prefixed")
def prefixed():
    found = importlib.import_module("exporters.plugins." + request.form["module"])
    return jsonify(found=found is not None)


@app.post("/fixed")
def fixed():
    found = importlib.import_module("csv")
    return jsonify(found=found is not None, name=request.form["module"])
