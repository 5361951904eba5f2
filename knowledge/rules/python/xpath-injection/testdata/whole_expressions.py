# threat-model: library
"""A package's function that takes a whole expression is told what to look for; one that puts a text into its own is not."""
from lxml import etree


def query(document, expression):
    return document.xpath(expression)


def find_by_name(name, path="settings.xml"):
    document = etree.parse("settings.xml")
    return document.xpath("//entry[@name='" + name + "']")  # want xpath-injection
