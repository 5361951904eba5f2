"""Documents that other servers answer."""
import xml.etree.ElementTree as ET

import defusedxml.ElementTree
import requests


def search(term):
    answer = requests.get("https://search.example.org/find", params={"q": term}, timeout=10)
    return ET.fromstring(answer.content)  # want xml-entity-expansion


def search_defused(term):
    answer = requests.get("https://search.example.org/find", params={"q": term}, timeout=10)
    return defusedxml.ElementTree.fromstring(answer.content)  # safe: refuses entities
