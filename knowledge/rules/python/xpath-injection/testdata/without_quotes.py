"""Texts that are refused where they hold a quote."""
from flask import Flask, abort, request
from lxml import etree

app = Flask(__name__)
document = etree.XML("<a><b c='1'/></a>")


@app.get("/both")
def both():
    name = request.args["name"]
    if "'" in name or '"' in name or "\\" in name:
        abort(400)
    finder = etree.XPath("//b[@c='{}']".format(name))  # safe: it does not end where it stands
    return {"found": len(finder(document))}


@app.get("/that")
def that_quote():
    name = request.args["name"]
    if "'" in name:
        abort(400)
    return {"found": len(document.xpath(f"//b[@c='{name}']"))}  # safe


@app.get("/other")
def the_other_quote():
    name = request.args["name"]
    if "'" in name:
        abort(400)
    return {"found": len(document.xpath(f'//b[@c="{name}"]'))}  # want xpath-injection


@app.get("/together")
def both_together():
    name = request.args["name"]
    if "'" in name and '"' in name:
        abort(400)
    return {"found": len(document.xpath("//b[@c='%s']" % name))}  # want xpath-injection


@app.get("/any")
def any_of_them():
    name = request.args["name"]
    if any(c in name for c in "'\""):
        abort(400)
    return {"found": len(document.xpath("//b[@c='" + name + "']"))}  # safe


@app.get("/bare")
def no_quotes_around():
    name = request.args["name"]
    if "'" in name or '"' in name:
        abort(400)
    return {"found": len(document.xpath("//b[@c=" + name + "]"))}  # want xpath-injection
