import csv
import io

from flask import Flask, jsonify, request

app = Flask(__name__)


def cell(value):
    if value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


@app.post("/row")
def row():
    out = io.StringIO()
    csv.writer(out).writerow(["name", request.form["name"]])  # want csv-injection
    return jsonify(ok=True)


@app.post("/rows")
def rows():
    with open("/srv/export.csv", "w", newline="") as f:
        writer = csv.writer(f)
        writer.writerows([["id", "text"], [1, request.form["text"]]])  # want csv-injection
    return jsonify(ok=True)


@app.post("/dictionary")
def dictionary():
    with open("/srv/export.csv", "w", newline="") as f:
        writer = csv.DictWriter(f, ["name"])
        writer.writeheader()
        writer.writerow({"name": request.form["name"]})  # want csv-injection
    return jsonify(ok=True)


@app.post("/number")
def number():
    out = io.StringIO()
    csv.writer(out).writerow([int(request.form["count"])])
    return jsonify(ok=True)


@app.post("/apostrophe")
def apostrophe():
    out = io.StringIO()
    csv.writer(out).writerow(["'" + request.form["name"]])
    return jsonify(ok=True)


@app.post("/labelled")
def labelled():
    out = io.StringIO()
    csv.writer(out).writerow(["Name: " + request.form["name"]])
    return jsonify(ok=True)


@app.post("/fixed")
def fixed():
    out = io.StringIO()
    csv.writer(out).writerow(["name", "city"])
    return jsonify(name=request.form["name"])
