import base64
import hmac
import io
import json
import marshal
import pickle

import yaml
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
KEY = b"a key that is kept elsewhere"


@app.post("/cart")
def cart():
    items = pickle.loads(request.data)  # want unsafe-deserialization
    return jsonify(count=len(items))


@app.get("/cookie")
def cookie():
    items = pickle.loads(base64.b64decode(request.cookies["cart"]))  # want unsafe-deserialization
    return jsonify(count=len(items))


@app.post("/file")
def file():
    items = pickle.load(request.files["cart"])  # want unsafe-deserialization
    return jsonify(count=len(items))


@app.post("/marshal")
def marshalled():
    items = marshal.loads(request.data)  # want unsafe-deserialization
    return jsonify(count=len(items))


@app.post("/yaml")
def unsafe_yaml():
    items = yaml.load(request.data, Loader=yaml.UnsafeLoader)  # want unsafe-deserialization
    return jsonify(count=len(items))


@app.post("/json")
def as_json():
    return jsonify(count=len(json.loads(request.data)))


@app.post("/safe-yaml")
def safe_yaml():
    return jsonify(count=len(yaml.safe_load(request.data)))


@app.post("/safe-loader")
def safe_loader():
    return jsonify(count=len(yaml.load(request.data, Loader=yaml.SafeLoader)))


@app.get("/own")
def own():
    with open("/srv/cart.pickle", "rb") as f:
        return jsonify(count=len(pickle.load(f)))


@app.get("/dumped")
def dumped():
    return jsonify(size=len(pickle.dumps({"name": request.args["name"]})))


class OnlyDates(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "datetime":
            return super().find_class(module, name)
        raise pickle.UnpicklingError("no " + name)


@app.post("/restricted")
def restricted():
    items = OnlyDates(io.BytesIO(request.data)).load()
    return jsonify(count=len(items))
