# profile: default
# A search for declarations in bytes, which another encoding spells otherwise, and in a text.
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
PARSER = etree.XMLParser(resolve_entities=True, no_network=True)


@app.post("/1")
def one():
    raw = request.get_data()
    if b"<!ENTITY" in raw:
        return {}, 400
    return {"title": etree.fromstring(raw, PARSER).findtext("title")}  # want xml-external-entities
