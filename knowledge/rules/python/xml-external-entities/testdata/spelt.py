"""XML writes its declarations in capitals."""
from flask import Flask, abort, request
from lxml import etree

app = Flask(__name__)


def loose():
    return etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)


@app.post("/small")
def small():
    text = request.get_data(as_text=True)
    if "<!entity" in text:
        abort(400)
    return etree.fromstring(text.encode(), loose()).tag  # want xml-external-entities


@app.post("/capital")
def capital():
    text = request.get_data(as_text=True)
    if "<!ENTITY" in text:
        abort(400)
    return etree.fromstring(text.encode(), loose()).tag  # silent


@app.post("/lowered")
def lowered():
    text = request.get_data(as_text=True)
    if "<!doctype" in text.lower():
        abort(400)
    return etree.fromstring(text.encode(), loose()).tag  # silent


@app.post("/never")
def never():
    text = request.get_data(as_text=True)
    if "<!DOCTYPE" in text.lower():
        abort(400)
    return etree.fromstring(text.encode(), loose()).tag  # want xml-external-entities
