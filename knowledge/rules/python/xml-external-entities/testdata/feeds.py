import xml.etree.ElementTree as ET
import xml.sax
from io import BytesIO
from xml.sax.handler import ContentHandler, feature_external_ges

from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


@app.post("/lxml")
def with_entities():
    parser = etree.XMLParser(resolve_entities=True)
    tree = etree.fromstring(request.data, parser)  # want xml-external-entities
    return jsonify(count=len(tree))


@app.post("/sax")
def sax():
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(ContentHandler())
    parser.parse(BytesIO(request.data))  # want xml-external-entities
    return jsonify(ok=True)


@app.post("/dtd")
def with_dtd():
    parser = etree.XMLParser(load_dtd=True, no_network=False, resolve_entities=True)
    tree = etree.parse(request.files["feed"], parser)  # want xml-external-entities
    return jsonify(root=tree.getroot() is not None)


@app.post("/refused")
def refused():
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    tree = etree.fromstring(request.data, parser)
    return jsonify(count=len(tree))


@app.post("/sax-default")
def sax_default():
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, False)
    parser.setContentHandler(ContentHandler())
    return jsonify(ok=True, size=len(request.data))


@app.post("/own")
def own():
    parser = etree.XMLParser(resolve_entities=True)
    tree = etree.parse("/opt/app/menu.xml", parser)
    return jsonify(root=tree.getroot() is not None, size=len(request.data))


@app.post("/built")
def built():
    root = ET.Element("feed")
    root.text = request.form["text"]
    return jsonify(size=len(ET.tostring(root)))
