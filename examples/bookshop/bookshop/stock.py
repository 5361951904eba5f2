"""Lists of books in the formats that wholesalers send, and what the shop sends them."""
import csv
import io
import os
import xml.sax
import zipfile

import yaml
from defusedxml import ElementTree
from werkzeug.utils import secure_filename


class OnixHandler(xml.sax.ContentHandler):
    def __init__(self):
        super().__init__()
        self.titles = []
        self.text = ""

    def startElement(self, name, attributes):
        self.text = ""

    def characters(self, content):
        self.text += content

    def endElement(self, name):
        if name == "TitleText":
            self.titles.append(self.text)


def titles_from_onix(stream):
    handler = OnixHandler()
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.setContentHandler(handler)
    parser.parse(stream)
    return handler.titles


def titles_from_xml(text):
    return [node.text for node in ElementTree.fromstring(text).iter("title")]


def books_from_yaml(text):
    return yaml.safe_load(text) or []


def settings_from_yaml(text):
    return yaml.load(text, Loader=yaml.Loader)


def unpack_samples(stream, folder):
    """Unpacks sample chapters."""
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            with open(os.path.join(folder, member.filename), "wb") as out:
                out.write(archive.read(member))


def unpack_covers(stream, folder):
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            name = secure_filename(os.path.basename(member.filename))
            if name:
                with open(os.path.join(folder, name), "wb") as out:
                    out.write(archive.read(member))


def as_csv(rows):
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(row)
    return out.getvalue()
