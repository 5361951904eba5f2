from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
items = MongoClient().shop.items


class Store:
    def load(self, condition=None):
        return list(items.find(condition))


@app.get("/below")
def below():
    condition = {}
    for name in request.args:
        condition["data." + name] = request.args[name]
    return list(items.find(condition))


@app.get("/below-stored")
def below_stored():
    condition = {}
    for name in request.args:
        condition["data." + name] = request.args[name]
    return Store().load(condition)


@app.get("/any")
def any_name():
    condition = {}
    for name in request.args:
        condition[name] = request.args[name]
    return list(items.find(condition))  # want nosql-injection


@app.get("/operator")
def operator():
    condition = {}
    for name in request.args:
        condition["$" + name] = request.args[name]
    return list(items.find(condition))  # want nosql-injection


@app.post("/body")
def body():
    condition = {}
    given = request.get_json()
    for name in given:
        condition["data." + name] = given[name]
    return list(items.find(condition))  # want nosql-injection
