import yaml
from flask import Flask, request

app = Flask(__name__)


def loader():
    cls = type("Loader", (yaml.SafeLoader,), {})
    cls.add_constructor("tag:yaml.org,2002:binary", lambda self, node: self.construct_scalar(node))
    return cls


@app.post("/own")
def own():
    return str(yaml.load(request.data, loader()))


@app.post("/given")
def given():
    return str(yaml.load(request.data, Loader=app.config["LOADER"]))


@app.post("/none")
def none():
    return str(yaml.load(request.data))  # want unsafe-deserialization


@app.post("/any")
def any_object():
    return str(yaml.load(request.data, Loader=yaml.UnsafeLoader))  # want unsafe-deserialization


def parse(text, loader=None):
    return yaml.load(text, loader)  # want unsafe-deserialization


@app.post("/default")
def default():
    return str(parse(request.data))
