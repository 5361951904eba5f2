# profile: default
"""Nodes that are taken out of what a query found, by their place in it."""
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
PARSER = etree.XMLParser(resolve_entities=False)


@app.post("/first")
def first():
    document = etree.fromstring(request.data, PARSER)
    reference = document.xpath("//Reference")[0].get("URI")
    return str(len(document.xpath("//Assertion[@ID='%s']" % reference[1:])))  # want xpath-injection


@app.post("/kept")
def kept():
    document = etree.fromstring(request.data, PARSER)
    nodes = document.findall("Reference")
    return str(len(document.xpath("//Assertion[@ID='%s']" % nodes[0].text)))  # want xpath-injection


@app.post("/bound")
def bound():
    document = etree.fromstring(request.data, PARSER)
    reference = document.xpath("//Reference")[0].get("URI")
    return str(len(document.xpath("//Assertion[@ID=$id]", id=reference[1:])))


@app.post("/own")
def own():
    document = etree.parse("settings.xml", PARSER)
    reference = document.xpath("//Reference")[0].get("URI")
    return str(len(document.xpath("//Assertion[@ID='%s']" % reference)))
