import json
import logging

from flask import Flask, jsonify, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post("/login")
def login():
    logger.info("login of " + request.form["name"])  # want log-injection
    return jsonify(ok=True)


@app.post("/arguments")
def arguments():
    logger.warning("login of %s failed", request.form["name"])  # want log-injection
    return jsonify(ok=True)


@app.post("/module")
def module_function():
    logging.error(f"no such user: {request.form['name']}")  # want log-injection
    return jsonify(ok=True)


@app.post("/one-line")
def one_line():
    name = request.form["name"].replace("\r", "").replace("\n", "")
    logger.info("login of %s", name)
    return jsonify(ok=True)


@app.post("/repr")
def quoted():
    logger.info("login of " + repr(request.form["name"]))
    return jsonify(ok=True)


@app.post("/number")
def number():
    logger.info("login of user %s", int(request.form["id"]))
    return jsonify(ok=True)


@app.post("/json")
def as_json():
    logger.info(json.dumps({"event": "login", "name": request.form["name"]}))
    return jsonify(ok=True)
