"""Which of two parsers it is, where they are asked whether they are the same."""
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.post("/loose")
def loose_one():
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    loose = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    parser = strict if strict is loose else loose
    etree.fromstring(request.data, parser)  # want xml-external-entities
    return ""


@app.post("/strict")
def strict_one():
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    loose = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    parser = strict if strict is not loose else loose
    etree.fromstring(request.data, parser)
    return ""
