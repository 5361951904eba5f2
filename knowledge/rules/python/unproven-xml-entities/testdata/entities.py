import xml.sax
import xml.sax.handler

from lxml import etree


def resolving(text):
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring(text, parser)  # want unproven-xml-entities


def resolving_file(path):
    return etree.parse(open(path, "rb"), etree.XMLParser(resolve_entities=True))  # want unproven-xml-entities


def sax(path):
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(path)  # want unproven-xml-entities


def closed(text):
    parser = etree.XMLParser(resolve_entities=False)
    return etree.fromstring(text, parser)


def constant():
    return etree.fromstring("<a/>", etree.XMLParser(resolve_entities=True))


def sax_default(path):
    parser = xml.sax.make_parser()
    parser.parse(path)
