import xml.dom.minidom
import xml.dom.expatbuilder
import xml.dom.pulldom
import xml.etree.ElementTree as ET
import xml.sax
import xmlrpc.client

import defusedxml.ElementTree


def tree(path):
    return ET.parse(path)  # want unproven-xml


def text(document):
    return ET.fromstring(document)  # want unproven-xml


def dom(document):
    return xml.dom.minidom.parseString(document)  # want unproven-xml


def pull(path):
    return xml.dom.pulldom.parse(path)  # want unproven-xml


def built(path):
    return xml.dom.expatbuilder.parse(path)  # want unproven-xml


def events(path, handler):
    xml.sax.parse(path, handler)  # want unproven-xml


def remote(address):
    return xmlrpc.client.ServerProxy(address)  # want unproven-xml


def constant():
    return ET.fromstring("<a/>")


def defused(document):
    return defusedxml.ElementTree.fromstring(document)


def written(root):
    return ET.tostring(root)
