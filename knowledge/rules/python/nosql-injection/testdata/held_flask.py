"""Databases that a Flask application holds."""
from flask import Flask, current_app, request
from pymongo import MongoClient

shop = Flask(__name__)


def connect(app):
    client = MongoClient(app.config["MONGO_URI"])
    app.extensions["mongo"] = client
    app.mongo = client


connect(shop)


def database():
    return current_app.extensions["mongo"].get_default_database("shop")


@shop.route("/formula")
def formula():
    test = "this.formula == '%s'" % request.args["q"]
    return {"n": len(list(database().items.find({"$where": test})))}  # want nosql-injection


@shop.route("/batch")
def batch():
    test = "this.batch == '%s'" % request.args["q"]
    return {"n": current_app.extensions.get("mongo").shop.items.count_documents({"$where": test})}  # want nosql-injection


@shop.route("/named")
def named():
    return {"n": len(list(database().items.find({"name": request.args["q"]})))}


@shop.post("/found")
def found():
    return {"n": len(list(database().items.find({"name": request.get_json()["name"]})))}  # want nosql-injection


@shop.post("/trimmed")
def trimmed():
    return {"n": len(list(database().items.find({"name": request.get_json()["name"].strip().lower()})))}
