import re

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
WORDS = re.compile(r"^(\w+\s?)*$")  # want regex-backtracking
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@app.get("/nested")
def nested():
    return jsonify(ok=re.match(r"^(a+)+$", request.args["text"]) is not None)  # want regex-backtracking


@app.get("/words")
def words():
    return jsonify(ok=WORDS.match(request.args["text"]) is not None)


@app.get("/alternatives")
def alternatives():
    return jsonify(ok=re.fullmatch(r"(a|aa)+b", request.args["text"]) is not None)  # want regex-backtracking


@app.get("/flags")
def polynomial():
    return jsonify(ok=re.match(r".*FLAGS \(([^)]*)\)", request.args["text"]) is not None)  # want regex-backtracking


# Each start in the text costs an attempt of its own, which takes texts of tens of thousands of characters to do harm.
@app.get("/spaces")
def starts_only():
    return jsonify(text=len(re.sub(r"\s+$", "", request.args["text"])))


# The pattern has to be mended once, however often it is matched.
@app.get("/words")
def again():
    return jsonify(found=WORDS.match(request.args["other"]) is not None)


@app.get("/slug")
def slug():
    return jsonify(ok=SLUG.fullmatch(request.args["text"]) is not None)


@app.get("/simple")
def simple():
    return jsonify(ok=re.match(r"[a-z]+\d+$", request.args["text"]) is not None)


@app.get("/limited")
def limited():
    text = request.args["text"]
    if len(text) > 20:
        abort(400)
    return jsonify(ok=re.match(r"^(a+)+$", text) is not None)


@app.get("/own")
def own():
    return jsonify(ok=re.match(r"^(a+)+$", "aaaa") is not None, text=len(request.args["text"]))


@app.get("/short")
def short():
    quadratic = re.match(r"^.*,.*,$", request.path)  # silent: an address is some thousand characters long
    return jsonify(ok=quadratic is not None)


@app.get("/long")
def long():
    return jsonify(ok=re.match(r"^.*;.*;$", request.form["text"]) is not None)  # want regex-backtracking


@app.get("/short-exponential")
def short_exponential():
    return jsonify(ok=re.match(r"^(b+)+$", request.path) is not None)  # want regex-backtracking
