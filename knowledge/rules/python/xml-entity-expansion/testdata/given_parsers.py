# profile: default
"""Parsers that are made first and given to the functions that build a tree."""
import io
import xml.dom.minidom
import xml.sax
from xml.dom import pulldom
from xml.sax import handler

from flask import Flask, request

app = Flask(__name__)


def engine(external):
    parser = xml.sax.make_parser()
    parser.setFeature(handler.feature_external_ges, external)
    return parser


@app.post("/switched_off")
def switched_off():
    return str(xml.dom.minidom.parseString(request.form["text"], engine(False)))


@app.post("/events")
def events():
    return str(list(pulldom.parse(io.BytesIO(request.data), parser=engine(0))))


@app.post("/left")
def left():
    return str(xml.dom.minidom.parseString(request.form["text"], xml.sax.make_parser()))  # want xml-entity-expansion


@app.post("/none")
def none():
    return str(xml.dom.minidom.parseString(request.form["text"]))  # want xml-entity-expansion
