"""A text that one function makes and several send is told once, where it is made; each handler's own text is told there."""
import logging

from flask import Flask, jsonify

from work import work

app = Flask(__name__)
log = logging.getLogger(__name__)


def register():
    try:
        return work(), 200
    except Exception as err:  # want exception-exposure
        return {"error": f"failed: {err}"}, 400


@app.post("/register")
def first():
    result, code = register()
    return jsonify(result), code  # silent: made in register


@app.post("/v2/register")
def second():
    result, code = register()
    return jsonify(result), code  # silent: made in register


@app.post("/own")
def own():
    try:
        return jsonify(work())
    except OSError as e:
        return jsonify(error=str(e)), 400  # want exception-exposure
    except Exception as e:
        return jsonify(error=str(e)), 500  # want exception-exposure


def handed_up():
    try:
        return work()
    except Exception as error:
        log.error("no work: %s", error)
        raise


@app.post("/up")
def up():
    try:
        return jsonify(handed_up())
    except OSError as e:
        return jsonify(error=str(e)), 400  # want exception-exposure
    except Exception as e:
        return jsonify(error=str(e)), 500  # want exception-exposure
