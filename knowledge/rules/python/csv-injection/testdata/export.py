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


@app.post("/escaped")
def escaped():
    out = io.StringIO()
    name, city, note = request.form["name"], request.form["city"], request.form["note"]
    if city[:1] in "=+-@\t\r":
        city = "'" + city
    if note and note[0] in ("=", "+", "-", "@"):
        note = "'" + note
    csv.writer(out).writerow([cell(name), city, note])
    return jsonify(ok=True)


@app.post("/half-escaped")
def half_escaped():
    out = io.StringIO()
    name, city = request.form["name"], request.form["city"]
    if name.startswith(("=", "+")):
        name = "'" + name
    csv.writer(out).writerow([name])  # want csv-injection
    if city[-1:] in "=+-@":
        city = "'" + city
    csv.writer(out).writerow([city])  # want csv-injection
    return jsonify(ok=True)
