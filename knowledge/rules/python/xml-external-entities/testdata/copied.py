"""What an element is written as has no document type: it was parsed already."""
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
scene = etree.parse("scene.xml")
loose = etree.XMLParser(resolve_entities=True, load_dtd=True)


@app.post("/copy")
def copy():
    part = scene.getroot().find("part")
    part.set("name", request.json["name"])
    other = etree.fromstring(etree.tostring(part), loose)
    scene.getroot().append(other)
    return "ok"


@app.post("/part")
def part():
    scene.getroot().append(etree.fromstring(request.get_data(), loose))  # want xml-external-entities
    return "ok"
