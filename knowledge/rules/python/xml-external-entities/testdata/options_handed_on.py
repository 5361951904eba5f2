# profile: default
# Options of a parser that callers write down as keyword arguments, and that a helper hands on beside its own.
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
SAFE = dict(resolve_entities=False, no_network=True)


def over_defaults(**options):
    return etree.XMLParser(**{**SAFE, **options})


def under_defaults(**options):
    return etree.XMLParser(**{**options, **SAFE})


def updated(**options):
    merged = dict(SAFE)
    merged.update(options)
    return etree.XMLParser(**merged)


def united(**options):
    return etree.XMLParser(**(SAFE | options))


def as_they_are(**options):
    return etree.XMLParser(**options)


def with_default(**options):
    options.setdefault("resolve_entities", False)
    return etree.XMLParser(**options)


def twice(**options):
    return over_defaults(huge_tree=False, **options)



@app.post("/1")
def one():
    return {"x": etree.fromstring(request.data, over_defaults(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/2")
def two():
    return {"x": etree.fromstring(request.data, over_defaults(no_network=False)).findtext("x")}


@app.post("/3")
def three():
    return {"x": etree.fromstring(request.data, under_defaults(resolve_entities=True)).findtext("x")}


@app.post("/4")
def four():
    return {"x": etree.fromstring(request.data, updated(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/5")
def five():
    return {"x": etree.fromstring(request.data, updated(remove_blank_text=True)).findtext("x")}


@app.post("/6")
def six():
    return {"x": etree.fromstring(request.data, united(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/7")
def seven():
    return {"x": etree.fromstring(request.data, as_they_are(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/8")
def eight():
    return {"x": etree.fromstring(request.data, as_they_are(resolve_entities=False)).findtext("x")}


@app.post("/9")
def nine():
    return {"x": etree.fromstring(request.data, with_default()).findtext("x")}


@app.post("/10")
def ten():
    return {"x": etree.fromstring(request.data, with_default(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/11")
def eleven():
    return {"x": etree.fromstring(request.data, twice(resolve_entities=True)).findtext("x")}  # want xml-external-entities


@app.post("/12")
def twelve():
    return {"x": etree.fromstring(request.data, twice(resolve_entities=False)).findtext("x")}
