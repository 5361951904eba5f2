"""Escaped data in places that escaping is not made for: scripts, handlers, tags without quotes, the beginnings of links."""
import html
import json
from xml.sax.saxutils import escape as xml_escape
from urllib.parse import urlparse

from flask import Flask, request, url_for
from markupsafe import escape

app = Flask(__name__)


@app.get("/script")
def script():
    limit = html.escape(request.args.get("limit", ""))
    return f"<script>var limit = {limit};</script>"  # want cross-site-scripting


@app.get("/script-joined")
def script_joined():
    page = '<html><head><script type="text/javascript">\nrun('
    page += str(escape(request.args["what"]))
    page += ");</script></head></html>"
    return page  # want cross-site-scripting


@app.get("/template-string")
def template_string():
    return "<script>let t = `%s`;</script>" % html.escape(request.args["t"])  # want cross-site-scripting


@app.get("/handler")
def handler():
    name = html.escape(request.args.get("name", ""))
    return "<button onclick=\"show('{}')\">show</button>".format(name)  # want cross-site-scripting


@app.get("/bare")
def bare():
    return "<p><input name=q value=" + xml_escape(request.args["q"]) + "></p>"  # want cross-site-scripting


@app.get("/link")
def link():
    return f'<a class="x" href="{escape(request.args["site"])}">site</a>'  # want cross-site-scripting


def cell(text):
    return html.escape(text)


@app.get("/through")
def through():
    return f"<td onmouseover='tip(\"{cell(request.args['tip'])}\")'>?</td>"  # want cross-site-scripting


# What follows puts them where they belong.


@app.get("/text")
def text():
    name = html.escape(request.args.get("name", ""))
    return f"<script>run();</script><p title=\"{name}\">{name}</p>"


@app.get("/string")
def string():
    return f"<script>var name = '{html.escape(request.args['name'])}';</script>"


@app.get("/number")
def number():
    return f"<script>var limit = {int(request.args['limit'])};</script><a onclick=\"go({int(request.args['n'])})\">go</a>"


@app.get("/json")
def as_json():
    data = json.dumps(html.escape(request.args["name"]))
    return f"<script>var name = {data};</script>"


@app.get("/query")
def query():
    q = html.escape(request.args["q"])
    return f'<a href="/search?q={q}">again</a><a href="{url_for("text", name=request.args["q"])}">text</a>'


@app.get("/letters")
def letters():
    word = html.escape(request.args["word"])
    if not word.isalnum():
        return "no", 400
    return f"<script>find({word})</script><input value={word}>"


@app.get("/own")
def own():
    site = request.args["site"]
    if site not in ("https://a.example", "https://b.example"):
        return "no", 400
    return f'<a href="{html.escape(site)}">site</a>'


@app.get("/scheme")
def scheme():
    site = request.args["site"]
    if not site.startswith(("https://", "http://")):
        return "no", 400
    return f'<a href="{html.escape(site)}">site</a>'


@app.get("/parsed")
def parsed():
    site = request.args["site"]
    if urlparse(site).scheme not in ("https", "http"):
        return "no", 400
    return f'<a href="{html.escape(site)}">site</a>'
