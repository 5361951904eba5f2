import json
import sqlite3
import traceback

import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
KEY = app.config["KEY"]


@app.get("/text")
def text():
    try:
        rows = sqlite3.connect("/srv/shop.db").execute("SELECT * FROM items").fetchall()
    except sqlite3.Error as e:
        return str(e), 500  # want exception-exposure
    return jsonify(count=len(rows))


@app.get("/trace")
def trace():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except Exception:
        return "<pre>" + traceback.format_exc() + "</pre>"  # want exception-exposure


@app.get("/json")
def as_json():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except Exception as e:
        return jsonify(error=repr(e)), 500  # want exception-exposure


@app.get("/logged")
def logged():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except Exception:
        app.logger.exception("cannot read the data")
        return jsonify(error="internal error"), 500


@app.get("/class")
def class_name():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except ValueError as e:
        return jsonify(error=type(e).__name__), 400


@app.get("/own")
def own_text():
    try:
        return jsonify(value=int(request.args["n"]))
    except ValueError:
        return "n is no number", 400


@app.get("/written")
def written():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except Exception as e:
        with open("/var/log/errors.txt", "a") as f:
            f.write(str(e))
        return "sorry", 500


class Refused(Exception):
    pass


@app.get("/refused")
def refused():
    try:
        if request.args["n"] == "0":
            raise Refused("n must not be zero")
    except Refused as e:
        return str(e), 400
    return "ok"


@app.get("/parsed")
def parsed():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except (json.JSONDecodeError, UnicodeDecodeError) as e:
        return jsonify(error=f"no JSON: {e}"), 400


@app.get("/token")
def token():
    try:
        return jsonify(jwt.decode(request.args["token"], KEY, algorithms=["HS256"]))
    except (jwt.ExpiredSignatureError, jwt.PyJWTError) as e:
        return jsonify(error=f"unauthorized: {e}"), 401  # silent: says what is wrong with the token


@app.get("/shown")
def shown():
    try:
        return jsonify(count=len(json.loads(request.args["data"])))
    except Exception as e:
        if app.config["EXPOSE_SHOP_EXCEPTIONS"]:
            return jsonify(error=str(e)), 500  # silent: where they are shown
        raise
