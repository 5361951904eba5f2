"""A part of the path is one text, whatever a query is made of with it; a body and a query string hold more."""
import pymongo
from flask import Flask, request

app = Flask(__name__)
DB = pymongo.MongoClient("db").shop


class Store:
    def get(self, name, *args, **kwargs):
        return DB[name].find_one(*args, **kwargs)

    def page(self, **kwargs):
        return self.get("index", kwargs)

    def of(self, query):
        return DB["pages"].find_one(query)  # want nosql-injection


STORE = Store()


@app.get("/pages/<path:slug>")
def page(slug):
    category, _, name = slug.rpartition("/")
    return STORE.page(name=name, category=category)


@app.post("/pages")
def search():
    return STORE.of(request.json)
