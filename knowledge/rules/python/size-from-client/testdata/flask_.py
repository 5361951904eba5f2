# profile: default
import random
import secrets
import time

import numpy as np
from flask import Flask, abort, jsonify, request
from flask_login import current_user, login_required
from flask_wtf import FlaskForm
from PIL import Image
from wtforms import IntegerField
from wtforms.validators import NumberRange

app = Flask(__name__)
SIZES = (10, 20, 50)
MOST = 100


@app.get("/table")
def table():
    rows = int(request.args.get("rows", "10"))
    return jsonify([[0] * 100 for _ in range(rows)])  # want size-from-client


@app.get("/table/bounded")
def table_bounded():
    rows = max(0, min(int(request.args.get("rows", "10")), 100))
    return jsonify([[0] * 100 for _ in range(rows)])


@app.get("/table/compared")
def table_compared():
    rows = int(request.args.get("rows", "10"))
    if rows > MOST:
        abort(400)
    return jsonify([[0] * 100 for _ in range(rows)])


@app.get("/table/chained")
def table_chained():
    rows = request.args.get("rows", 10, type=int)
    if not 0 < rows <= MOST:
        abort(400)
    return jsonify([0] * rows)


@app.get("/table/cut")
def table_cut():
    rows = request.args.get("rows", 10, type=int)
    if rows > MOST:
        rows = MOST
    return jsonify([0] * rows)


@app.get("/table/listed")
def table_listed():
    rows = int(request.args["rows"])
    if rows not in SIZES:
        abort(400)
    return jsonify([0] * rows)


@app.get("/table/rest")
def table_rest():
    return jsonify([0] * (int(request.args["rows"]) % 100))


@app.get("/zeros")
def zeros():
    return jsonify([0] * request.args.get("n", 10, type=int))  # want size-from-client


@app.get("/line/<int:n>")
def line(n):
    return "-" * n  # want size-from-client


@app.get("/line/<int:n>/short")
def short_line(n):
    return "-" * min(n, 80)


@app.get("/draws")
def draws():
    n = int(request.args["n"])
    out = []
    for i in range(1, n + 1):  # want size-from-client
        out.append(random.random())
    return jsonify(out)


@app.get("/sum")
def sum_of():
    total = 0
    for i in range(int(request.args["n"])):
        total += i
    return jsonify(total)


@app.get("/joined")
def joined():
    n = int(request.args["n"])
    return ",".join(str(i) for i in range(n))  # want size-from-client


@app.get("/any")
def any_of():
    n = int(request.args["n"])
    return jsonify(any(i * i == 49 for i in range(n)))


@app.get("/key")
def key():
    return secrets.token_hex(int(request.args.get("length", 16)))  # want size-from-client


@app.get("/key/fixed")
def fixed_key():
    return secrets.token_hex(16) + request.args["name"][:20]


@app.get("/matrix")
def matrix():
    w, h = int(request.args["w"]), int(request.args["h"])
    return jsonify(np.zeros((w, h)).tolist())  # want size-from-client


@app.get("/picture")
def picture():
    w, h = int(request.args["w"]), int(request.args["h"])
    return Image.new("RGB", (w, h)).tobytes()  # want size-from-client


@app.get("/picture/bounded")
def bounded_picture():
    w, h = int(request.args["w"]), int(request.args["h"])
    if w > 4000 or h > 4000:
        abort(400)
    return Image.new("RGB", (w, h)).tobytes()


@app.get("/helped")
def helped():
    return jsonify(blanks(int(request.args["n"])))  # want size-from-client


@app.get("/helped/few")
def helped_few():
    return jsonify(few_blanks(int(request.args["n"])))


@app.get("/wait")
def wait():
    time.sleep(float(request.args["seconds"]))
    return "done"


@app.get("/price")
def price():
    return jsonify(int(request.args["n"]) * 3)


def blanks(n):
    return [" "] * n


def few_blanks(n):
    if n > 100:
        raise ValueError(n)
    return [" "] * n


def unserved(n):
    return [" "] * n


class BlanksForm(FlaskForm):
    any = IntegerField()
    some = IntegerField(validators=[NumberRange(min=1, max=100)])


@app.post("/form")
def form():
    filled = BlanksForm()
    if not filled.validate_on_submit():
        abort(400)
    return "x" * filled.some.data + "y" * filled.any.data  # want size-from-client


@app.get("/me")
@login_required
def me():
    return jsonify(current_user.name)
