"""What stands in a document of XML is text: a dictionary of operators is none."""
from xml.etree import ElementTree

import defusedxml.ElementTree
from flask import Flask, request
from lxml import etree
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient("mongodb://db").shop


@app.post("/parts")
def parts():
    root = etree.fromstring(request.get_data(), parser=etree.XMLParser(resolve_entities=False))
    for node in root.iter("part"):
        db.parts.update_one({"sku": node.get("sku", "")}, {"$set": {"title": node.findtext("title")}}, upsert=True)
        db.parts.find_one({"sku": node.text})
    for node in root.findall("part"):
        db.parts.find_one({"sku": node.get("sku")})
        db.parts.find_one({"$where": node.get("test")})  # want nosql-injection
    return {}


@app.post("/prices")
def prices():
    root = defusedxml.ElementTree.fromstring(request.get_data())
    for node in root.iter("price"):
        db.parts.find_one({"sku": node.get("sku")})
        db.parts.find_one({"sku": node.attrib["sku"]})
        db.parts.find_one({"$where": "this.sku == '%s'" % node.text})  # want nosql-injection
    return {}


@app.post("/stock")
def stock():
    tree = ElementTree.parse(request.files["stock"])
    db.parts.find_one({"sku": tree.findtext("sku")})
    for node in tree.getroot():
        db.parts.find_one({"sku": node.tag})
    return {}


@app.post("/body")
def body():
    db.parts.find_one({"sku": request.get_json()["sku"]})  # want nosql-injection
    return {}
