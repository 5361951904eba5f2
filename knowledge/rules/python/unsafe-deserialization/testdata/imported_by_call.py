# profile: default
"""Modules that calls import by constant names."""
import importlib

from flask import Flask, request

app = Flask(__name__)
reader = importlib.import_module("pickle")
plain = importlib.import_module("json")


@app.route("/a", methods=["POST"])
def by_module():
    return str(len(reader.loads(request.data)))  # want unsafe-deserialization


@app.route("/b", methods=["POST"])
def by_function():
    return str(len(__import__("pickle").loads(request.data)))  # want unsafe-deserialization


@app.route("/c", methods=["POST"])
def below():
    return str(len(__import__("ruamel.yaml", fromlist=["YAML"]).YAML(typ="unsafe").load(request.data)))  # want unsafe-deserialization


@app.route("/d", methods=["POST"])
def of_json():
    return str(len(plain.loads(request.data)))


@app.route("/e", methods=["POST"])
def of_json_by_function():
    return str(len(__import__("json").loads(request.data)))


@app.route("/f", methods=["POST"])
def of_own(name):
    return str(len(importlib.import_module("shop." + "reader").loads(request.data)))
