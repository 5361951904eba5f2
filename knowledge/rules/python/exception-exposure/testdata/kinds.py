"""Errors of which it is asked what they are before they are shown."""
import json

import jsonschema
from flask import Flask, jsonify, request
from pydantic import ValidationError

app = Flask(__name__)


class Refused(Exception):
    pass


def work():
    return json.loads(request.data)


@app.post("/asked")
def asked():
    try:
        return jsonify(work())
    except Exception as e:
        if isinstance(e, (Refused, ValidationError)):
            return jsonify(error=str(e)), 400  # safe: written for the client
        return jsonify(error="internal error"), 500


@app.post("/shown")
def shown():
    try:
        return jsonify(work())
    except Exception as e:
        if isinstance(e, Refused):
            return jsonify(error="refused"), 400
        return jsonify(error=str(e)), 500  # want exception-exposure


@app.post("/schema")
def schema():
    try:
        jsonschema.Draft202012Validator.check_schema(work())
    except jsonschema.SchemaError as e:
        return jsonify(error=str(e)), 400  # safe: about the client's own schema
    return jsonify(ok=True)


@app.post("/code")
def code():
    try:
        return jsonify(work())
    except Exception as e:
        return jsonify(error=e.code), 500  # safe: a number


@app.post("/args")
def args():
    try:
        return jsonify(work())
    except Exception as e:
        return jsonify(error=e.args), 500  # want exception-exposure


def fetch():
    try:
        return work()
    except Exception as e:
        raise jsonschema.RefResolutionError(str(e)) from e


@app.post("/other")
def other():
    try:
        return jsonify(fetch())
    except (TypeError, ValueError) as e:
        return jsonify(error=str(e)), 400  # safe: what fetch raises is none of these
