"""Parsers that a test chooses whose outcome is known, and readers that are told what to do."""
from lxml import etree
from flask import Flask, request

app = Flask(__name__)


@app.post("/lenient")
def lenient():
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    open_one = etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)
    parser = open_one if strict is not None else strict
    return {"tag": etree.fromstring(request.data, parser).tag}  # want xml-external-entities


@app.post("/strict")
def strict_one():
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    open_one = etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)
    parser = strict if open_one is not None else open_one
    return {"tag": etree.fromstring(request.data, parser).tag}
