"""Documents that other servers answer, and those that clients send."""
import xml.etree.ElementTree as ET

import defusedxml.ElementTree
import requests
from flask import Flask, request

app = Flask(__name__)


def search(term):
    answer = requests.get("https://search.example.org/find", params={"q": term}, timeout=10)
    return ET.fromstring(answer.content)  # safe: the program chose the server, and expat bounds entities since 2.4.1


def search_defused(term):
    answer = requests.get("https://search.example.org/find", params={"q": term}, timeout=10)
    return defusedxml.ElementTree.fromstring(answer.content)  # safe: refuses entities


@app.post("/order")
def order():
    return ET.fromstring(request.data).tag  # want xml-entity-expansion
