"""A limit for a whole file is none for what a pattern is matched with."""
import re

from flask import Flask, abort, current_app, request

app = Flask(__name__)
LINE = re.compile(r"^((\w+\s*)+,?)+$")  # want regex-backtracking
WORDS = re.compile(r"^((\w+\s*)+;?)+$")  # want regex-backtracking
SHORT = re.compile(r"^((\w+\s*)+:?)+$")
SET = re.compile(r"^((\w+\s*)+!?)+$")


@app.post("/file")
def file():
    text = request.files["file"].read().decode()
    if len(text) > 2_000_000:
        abort(413)
    return str(LINE.match(text) is not None)


@app.post("/setting")
def setting():
    text = request.files["file"].read().decode()
    limit = current_app.config.max_upload
    if len(text) > limit:
        abort(413)
    return str(WORDS.match(text) is not None)


@app.post("/short")
def short():
    text = request.form["text"]
    if len(text) > 40:
        abort(413)
    return str(SHORT.match(text) is not None)


@app.post("/length")
def length():
    text = request.form["text"]
    limit = current_app.config.max_line
    if len(text) > limit:
        abort(413)
    return str(SET.match(text) is not None)
