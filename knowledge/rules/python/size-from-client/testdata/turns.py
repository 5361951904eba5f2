# profile: strict
import time
from itertools import repeat

from flask import Flask, jsonify, request
from flask_login import current_user, login_required

app = Flask(__name__)


@app.get("/sum")
def sum_of():
    total = 0
    for i in range(int(request.args["n"])):  # want size-from-client
        total += i
    return jsonify(total)


@app.get("/wait")
def wait():
    time.sleep(float(request.args["seconds"]))  # want size-from-client
    return "done"


@app.get("/wait/short")
def short_wait():
    time.sleep(min(float(request.args["seconds"]), 5))
    return "done"


@app.get("/again")
def again():
    return jsonify(sum(repeat(2, int(request.args["n"]))))  # want size-from-client


@app.get("/few")
def few():
    total = 0
    for i in range(min(int(request.args["n"]), 100)):
        total += i
    return jsonify(total)


@app.get("/me")
@login_required
def me():
    return jsonify(current_user.name)
