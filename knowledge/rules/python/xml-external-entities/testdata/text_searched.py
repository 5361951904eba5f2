# profile: default
# A search for declarations in the text that is parsed.
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
PARSER = etree.XMLParser(resolve_entities=True, no_network=True)


@app.post("/2")
def two():
    text = request.get_data(as_text=True)
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        return {}, 400
    return {"title": etree.fromstring(text, PARSER).findtext("title")}
