# profile: default
"""Documents that come from an address which a client chooses."""
import httpx
import requests
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.post("/import")
def chosen():
    xml = requests.get(request.form["url"], timeout=9).content
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=True)).tag  # want xml-external-entities


@app.post("/import-partner")
def partner():
    xml = httpx.get("https://feeds.example.com/" + request.form["name"]).content
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=True)).tag


@app.post("/import-safely")
def careful():
    xml = httpx.get(request.form["url"]).content
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True)).tag
