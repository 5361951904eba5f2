import hmac
import os

import jwt
from flask import Flask, abort, jsonify, request, session

app = Flask(__name__)
FEED_KEY = os.environ["FEED_KEY"]
JWT_TOKEN_LOCATION = ["headers", "query_string"]  # want token-in-query


@app.get("/feed")
def feed():
    if request.args.get("key", "") != FEED_KEY:  # want token-in-query
        abort(403)
    return jsonify(session["user_id"])


@app.get("/board")
def board():
    claims = jwt.decode(request.args["t"], FEED_KEY, algorithms=["HS256"])  # want token-in-query
    return jsonify(claims)


@app.get("/headers")
def headers():
    if not hmac.compare_digest(request.headers["X-Key"], FEED_KEY):
        abort(403)
    return "ok"


@app.get("/reset")
def reset():
    return jsonify(jwt.decode(request.args["token"], FEED_KEY, algorithms=["HS256"]))


@app.get("/sorted")
def by_key():
    return jsonify(sorted(app.config, key=lambda x: request.args["key"]))


@app.post("/body")
def body():
    return jsonify(jwt.decode(request.form["token"], FEED_KEY, algorithms=["HS256"]))
