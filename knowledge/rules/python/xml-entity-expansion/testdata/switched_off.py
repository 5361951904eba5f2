# profile: default
"""Readers whose external entities are switched off, and those that are left as they are."""
import io
import xml.sax
import xml.sax.handler

from flask import Flask, request

app = Flask(__name__)


@app.post("/off")
def off():
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    reader.parse(io.StringIO(request.form["text"]))
    return "ok"


@app.post("/left")
def left():
    reader = xml.sax.make_parser()
    reader.parse(io.StringIO(request.form["text"]))  # want xml-entity-expansion
    return "ok"
