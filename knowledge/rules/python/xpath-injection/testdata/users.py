import xml.etree.ElementTree as ET

from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


@app.get("/lxml")
def by_name():
    tree = etree.parse("/srv/users.xml")
    found = tree.xpath("//user[@name='" + request.args["name"] + "']")  # want xpath-injection
    return jsonify(count=len(found))


@app.get("/element-tree")
def element_tree():
    tree = ET.parse("/srv/users.xml")
    found = tree.findall(f".//user[@name='{request.args['name']}']")  # want xpath-injection
    return jsonify(count=len(found))


@app.get("/compiled")
def compiled():
    tree = etree.parse("/srv/users.xml")
    query = etree.XPath("//user[@id=%s]" % request.args["id"])  # want xpath-injection
    return jsonify(count=len(query(tree)))


@app.get("/variable")
def variable():
    tree = etree.parse("/srv/users.xml")
    found = tree.xpath("//user[@name=$name]", name=request.args["name"])
    return jsonify(count=len(found))


@app.get("/number")
def number():
    tree = etree.parse("/srv/users.xml")
    found = tree.xpath("//user[@id=%d]" % int(request.args["id"]))
    return jsonify(count=len(found))


@app.get("/compared")
def compared():
    tree = ET.parse("/srv/users.xml")
    found = [u for u in tree.findall(".//user") if u.get("name") == request.args["name"]]
    return jsonify(count=len(found))
