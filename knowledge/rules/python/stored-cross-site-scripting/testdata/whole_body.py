"""What the client sends becomes a document as a whole: its fields are whatever the client names."""
from bson import ObjectId
from flask import Flask, request
from markupsafe import escape
from pymongo import MongoClient

app = Flask(__name__)
mongo = MongoClient().reads


@app.put("/lists/<lid>")
def change(lid):
    mongo.lists.update_one({"_id": ObjectId(lid)}, {"$set": request.get_json()})
    return ""


@app.get("/lists/<lid>")
def title(lid):
    doc = mongo.lists.find_one({"_id": ObjectId(lid)})
    return "<h1>%s</h1>" % doc["title"]  # want stored-cross-site-scripting


@app.get("/lists/<lid>/escaped")
def title_escaped(lid):
    doc = mongo.lists.find_one({"_id": ObjectId(lid)})
    return "<h1>%s</h1>" % escape(doc["title"])
