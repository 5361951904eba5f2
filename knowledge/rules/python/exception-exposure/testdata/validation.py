import voluptuous as vol
from botocore.exceptions import ClientError, ParamValidationError
from flask import Flask, jsonify, request
from jinja2 import Environment, TemplateSyntaxError
from somewhere import check, send

app = Flask(__name__)
SCHEMA = vol.Schema({"name": str})


@app.post("/validated")
def validated():
    try:
        return jsonify(SCHEMA(request.json))
    except vol.MultipleInvalid as error:
        return jsonify(error=error.error_message), 422  # what a validation says is meant for who sent the data


@app.post("/template")
def template():
    try:
        Environment().parse(request.data)
    except TemplateSyntaxError as error:
        return jsonify(line=error.lineno, message=str(error))  # speaks of the client's own template
    return jsonify(ok=True)


@app.post("/parameters")
def parameters():
    try:
        send(request.json)
    except ParamValidationError as error:
        return jsonify(error=str(error)), 400
    except ClientError as error:
        return jsonify(error=str(error)), 502  # want exception-exposure
    return jsonify(ok=True)


@app.post("/state")
def state():
    try:
        check(request.json)
    except RuntimeError as error:
        return jsonify(error=str(error)), 409  # raised with a message
    except OSError as error:
        return jsonify(error=str(error)), 500  # want exception-exposure
    return jsonify(ok=True)


@app.post("/any")
def anything():
    try:
        check(request.json)
    except Exception as error:
        return jsonify(error=str(error)), 500  # want exception-exposure
