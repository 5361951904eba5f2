import re

from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/whole")
def whole():
    e = request.args["e"]
    if not re.fullmatch(r"[\d+\-*/ ().]{1,40}", e):
        abort(400)
    return str(eval(e))


@app.route("/begun")
def begun():
    e = request.args["e"]
    if not re.match(r"[\d+\-*/ ().]{1,40}", e):
        abort(400)
    return str(eval(e))  # want eval-injection


@app.route("/words")
def words():
    e = request.args["e"]
    if not re.fullmatch(r"[\w+\-*/ ().]{1,40}", e):
        abort(400)
    return str(eval(e))  # want eval-injection
