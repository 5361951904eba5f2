# profile: default
import xml.dom.minidom
import xml.etree.ElementTree as ET

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/twice")
def twice():
    text = request.form["order"]
    root = ET.fromstring(text)  # want xml-entity-expansion
    document = xml.dom.minidom.parseString(text)  # silent: the same text is told of once
    other = ET.fromstring(request.form["invoice"])  # want xml-entity-expansion
    return jsonify(count=len(root) + len(other) + len(document.childNodes))
