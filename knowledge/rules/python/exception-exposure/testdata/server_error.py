from flask import Flask, jsonify
from werkzeug.exceptions import InternalServerError

app = Flask(__name__)


@app.errorhandler(500)
def server_error(error):
    return jsonify(error=repr(error.original_exception)), 500  # want exception-exposure


@app.errorhandler(InternalServerError)
def failed(error):
    cause = getattr(error, "original_exception", None)
    return {"error": str(cause)}, 500  # want exception-exposure


@app.errorhandler(500)
def described(error):
    app.logger.error("failed: %r", error.original_exception)
    return jsonify(error=error.description, name=error.name), 500


@app.errorhandler(404)
def missing(error):
    return jsonify(error=error.description), 404
