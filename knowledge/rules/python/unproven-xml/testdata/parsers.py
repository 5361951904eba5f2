"""Parsers that are made, and files of constant names."""
import xml.etree.ElementTree as ET
from xml import sax
from xml.sax import expatreader

import defusedxml.ElementTree as Safe


def file():
    return ET.parse("items.xml")  # want unproven-xml


def parser():
    return ET.XMLParser()  # want unproven-xml


def reader():
    return sax.make_parser()  # want unproven-xml


def expat():
    return expatreader.create_parser()  # want unproven-xml


def text():
    return ET.fromstring("<items/>")


def safe_file():
    return Safe.parse("items.xml")


def built():
    return ET.tostring(ET.Element("items"))


def tree(path):
    return ET.ElementTree(file=path)  # want unproven-xml


def made(root):
    return ET.ElementTree(root)


def expat_class():
    return expatreader.ExpatParser()  # want unproven-xml
