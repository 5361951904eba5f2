import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import requests
from flask import Flask, Response, jsonify, request

app = Flask(__name__)
SERVICE = "https://orders.example.org/soap"


@app.post("/response")
def response():
    text = "<order><name>" + request.form["name"] + "</name></order>"
    return Response(text, mimetype="application/xml")  # want xml-injection


@app.post("/response-formatted")
def response_formatted():
    return Response(f"<user id='{request.form['id']}'/>", mimetype="text/xml")  # want xml-injection


@app.post("/content-type")
def content_type():
    return Response("<p>%s</p>" % request.form["text"], content_type="application/xml")  # want xml-injection


@app.post("/escaped")
def escaped():
    text = "<order><name>" + escape(request.form["name"]) + "</name></order>"
    return Response(text, mimetype="application/xml")


@app.post("/tree")
def tree():
    root = ET.Element("order")
    ET.SubElement(root, "name").text = request.form["name"]
    return Response(ET.tostring(root), mimetype="application/xml")


@app.post("/number")
def number():
    return Response("<order id='%d'/>" % int(request.form["id"]), mimetype="application/xml")


@app.post("/fixed")
def fixed():
    requests.post(SERVICE, data="<ping/>", timeout=5)
    return jsonify(name=request.form["name"])
