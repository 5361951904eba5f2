import defusedxml.ElementTree
import xml.etree.ElementTree as ET  # want xml-parser-imported
from xml.dom import minidom  # want xml-parser-imported
from xml.sax import make_parser  # want xml-parser-imported
from xml.sax.saxutils import escape
from xmlrpc.client import ServerProxy  # want xml-parser-imported
import xml.dom
from lxml import etree  # want xml-parser-imported
from lxml.html import fromstring


def one():
    from defusedxml.sax import parse


def two():
    from xml.sax.saxutils import quoteattr


def three():
    import html
