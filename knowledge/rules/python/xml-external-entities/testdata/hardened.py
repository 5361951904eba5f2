"""Parsers that a helper makes, hardened or not as its caller says."""
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


def make_parser(hardened=False):
    return etree.XMLParser(resolve_entities=not hardened, no_network=hardened, load_dtd=not hardened)


@app.post("/open")
def parse_open():
    return etree.XML(request.data, make_parser()).tag  # want xml-external-entities


@app.post("/hardened")
def parse_hardened():
    return etree.XML(request.data, make_parser(hardened=True)).tag
