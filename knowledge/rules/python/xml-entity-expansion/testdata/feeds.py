import xml.dom.minidom
import xml.etree.ElementTree as ET

import defusedxml.ElementTree
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/etree")
def etree():
    root = ET.fromstring(request.data)  # want xml-entity-expansion
    return jsonify(count=len(root))


@app.post("/file")
def file():
    tree = ET.parse(request.files["feed"])  # want xml-entity-expansion
    return jsonify(count=len(tree.getroot()))


@app.post("/dom")
def dom():
    document = xml.dom.minidom.parseString(request.data)  # want xml-entity-expansion
    return jsonify(count=len(document.childNodes))


@app.post("/defused")
def defused():
    root = defusedxml.ElementTree.fromstring(request.data)
    return jsonify(count=len(root))


@app.post("/own")
def own():
    root = ET.fromstring("<menu><item/></menu>")
    return jsonify(count=len(root), size=len(request.data))


@app.post("/own-file")
def own_file():
    tree = ET.parse("/opt/app/menu.xml")
    return jsonify(count=len(tree.getroot()), size=len(request.data))


@app.post("/built")
def built():
    root = ET.Element("feed")
    ET.SubElement(root, "title").text = request.form["title"]
    return jsonify(size=len(ET.tostring(root)))
