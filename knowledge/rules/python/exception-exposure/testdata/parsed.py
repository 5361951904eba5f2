"""What a parser objects to in the client's own input, and one handler with two branches."""
import base64
import json

from flask import Flask, jsonify, request

from shop.work import run

app = Flask(__name__)


@app.post("/decoded")
def decoded():
    try:
        text = request.data.decode("utf-8")
    except Exception as e:
        return jsonify(error=str(e)), 400  # silent: says what is wrong with the input
    return jsonify(size=len(text))


@app.post("/token")
def token():
    try:
        head, _, body = request.form["token"].partition(".")
        claims = json.loads(base64.b64decode(body))
    except Exception as e:
        return jsonify(error=str(e)), 400  # silent
    return jsonify(name=claims["name"])


@app.post("/loaded")
def loaded():
    try:
        order = json.loads(request.data.decode())
        run(order)
    except Exception as e:
        return jsonify(error=str(e)), 400  # want exception-exposure
    return jsonify(order)


@app.post("/opened")
def opened():
    try:
        return jsonify(json.loads(open("/srv/orders.json").read()))
    except Exception as e:
        if "decode" in str(e).lower():
            return jsonify(error=f"no JSON: {e}"), 400  # want exception-exposure
        return jsonify(error=f"failed: {e}"), 500  # told above
