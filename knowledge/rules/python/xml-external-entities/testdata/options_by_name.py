from flask import Flask, request
from lxml import etree

app = Flask(__name__)
SAFE = {"resolve_entities": False, "remove_comments": True}


def parser(**more):
    return etree.XMLParser(**{**SAFE, **more})


def parser_of(**options):
    return etree.XMLParser(**options)


@app.post("/1")
def opened():
    return etree.fromstring(request.get_data(), parser(resolve_entities=True)).text  # want xml-external-entities


@app.post("/2")
def passed():
    return etree.fromstring(request.get_data(), parser_of(resolve_entities=True)).text  # want xml-external-entities


@app.post("/3")
def left():
    return etree.fromstring(request.get_data(), parser(remove_blank_text=True)).text


@app.post("/4")
def closed():
    return etree.fromstring(request.get_data(), parser_of(resolve_entities=False)).text
