"""Errors of which it is asked what they are before they are shown."""
import json

import jsonschema
import tornado.web
from flask import Flask, jsonify, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

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


@app.errorhandler(Exception)
def told_of_its_own(e):
    if type(e) is HTTPException:
        return jsonify(error=str(e))
    if e.__class__ in (HTTPException, PermissionError):
        return jsonify(error=str(e))
    return jsonify(error="failed")


@app.errorhandler(Exception)
def told_of_others(e):
    if type(e) is HTTPException:
        return jsonify(error="failed")
    return jsonify(error=str(e))  # want exception-exposure


class Told(tornado.web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        if "exc_info" in kwargs and kwargs["exc_info"][0] == tornado.web.HTTPError:
            self.write(kwargs["exc_info"][1].args[0])


class Shown(tornado.web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        if kwargs["exc_info"][0] != tornado.web.HTTPError:
            self.write(str(kwargs["exc_info"][1]))  # want exception-exposure
