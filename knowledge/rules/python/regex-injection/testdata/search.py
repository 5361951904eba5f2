import re

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
TEXT = "the quick brown fox"
PATTERNS = {"words": r"\w+", "digits": r"\d+"}


@app.get("/search")
def search():
    return jsonify(found=re.search(request.args["pattern"], TEXT) is not None)  # want regex-injection


@app.get("/compiled")
def compiled():
    pattern = re.compile(r"\b" + request.args["word"] + r"\b")  # want regex-injection
    return jsonify(found=pattern.search(TEXT) is not None)


@app.get("/replace")
def replace():
    return jsonify(size=len(re.sub(request.args["pattern"], "", TEXT)))  # want regex-injection


@app.get("/escaped")
def escaped():
    return jsonify(found=re.search(r"\b" + re.escape(request.args["word"]) + r"\b", TEXT) is not None)


@app.get("/only-compiled")
def only_compiled():
    try:
        re.compile(request.args["pattern"])  # safe: tried only
    except re.error:
        abort(400)
    return jsonify(ok=True)


@app.get("/known")
def known():
    return jsonify(found=re.search(PATTERNS.get(request.args["kind"], r"\w+"), TEXT) is not None)


@app.get("/contained")
def contained():
    return jsonify(found=request.args["word"] in TEXT)


@app.get("/letters")
def letters():
    word = request.args["word"]
    if not word.isalpha():
        abort(400)
    return jsonify(found=re.search(word, TEXT) is not None)


@app.get("/repeated")
def repeated():
    return jsonify(found=re.search("o{%d}" % int(request.args["count"]), TEXT) is not None)


@app.get("/form")
def form_of_a_pattern():
    try:
        re.compile(request.args["pattern"])  # nothing is matched with it
    except re.error:
        return "no pattern"
    return "a pattern"


@app.get("/form-too")
def form_too():
    try:
        re.compile(request.args["pattern"])
        return "a pattern"
    except re.error as error:
        return error.msg
