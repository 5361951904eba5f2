# profile: default
"""What comes back from an address that a client chooses."""
import pickle
import urllib.request

import aiohttp
import httpx
import requests
import yaml
from lxml import etree
from flask import Flask, Response, render_template_string, request
from markupsafe import Markup, escape
app = Flask(__name__)


@app.get("/1")
def v1():
    xml = requests.get(request.args["url"]).content
    etree.fromstring(xml, etree.XMLParser(resolve_entities=True, huge_tree=True))
    return ""


@app.get("/2")
def v2():
    r = requests.get(request.args["url"])
    return r.text  # want cross-site-scripting


@app.get("/3")
def v3():
    r = httpx.get(request.args["url"])
    return Response(r.content, mimetype="text/html")  # want cross-site-scripting


@app.get("/3j")
def v3j():
    r = httpx.get(request.args["url"])
    return Response(r.content, mimetype="application/json")


@app.get("/4")
def v4():
    data = urllib.request.urlopen(request.args["url"]).read()
    pickle.loads(data)
    return "<div>" + data.decode() + "</div>"  # want cross-site-scripting


@app.get("/4s")
def v4s():
    data = urllib.request.urlopen("https://api.example.com/" + request.args["q"]).read()
    return "<div>" + data.decode() + "</div>"


@app.get("/5")
def v5():
    r = requests.get("https://api.example.com/x")
    return "<div>" + r.text + "</div>"


@app.get("/6")
async def v6():
    async with aiohttp.ClientSession() as client:
        async with client.get(request.args["url"], ssl=False) as r:
            return Response(await r.read(), content_type="text/html")  # want cross-site-scripting


@app.get("/7")
def v7():
    with requests.Session() as s:
        r = s.get(request.args["url"])
    return Markup(r.text)  # want cross-site-scripting


@app.get("/8")
def v8():
    r = requests.get(request.args["url"])
    return str(escape(r.text))


@app.get("/9")
def v9():
    url = request.args["url"]
    if not url.startswith("https://docs.example.com/"):
        return ""
    return requests.get(url).text


@app.get("/10")
def v10():
    r = requests.get(request.args["url"])
    title = r.json()["title"]
    return render_template_string("<b>{{ t|safe }}</b>", t=title)  # want cross-site-scripting


@app.get("/11")
def v11():
    r = requests.get(request.args["url"])
    return f"<b>{r.status_code}</b>"


@app.get("/12")
def v12():
    r = requests.get(request.args["url"])
    etree.fromstring(r.content, etree.XMLParser(resolve_entities=False, no_network=True))
    yaml.load(r.text, Loader=yaml.Loader)
    eval(r.text)
    yaml.safe_load(r.text)
    return ""


@app.get("/14")
def w4():
    data = urllib.request.urlopen(request.args["url"]).read()
    return "<div>" + data.decode() + "</div>"  # want cross-site-scripting


@app.get("/15")
def w5():
    with urllib.request.urlopen(request.args["url"]) as f:
        return f.read()  # want cross-site-scripting


def fetch(url):
    r = requests.get(url, timeout=4)
    r.raise_for_status()
    return r.text


class Client:
    def __init__(self, base):
        self.base = base
    def get(self, path):
        return requests.get(self.base + path).json()


@app.get("/16")
def w6():
    return fetch(request.args["url"])  # want cross-site-scripting


@app.get("/16a")
def w6a():
    return fetch("https://a.example.com/" + request.args["url"])


@app.get("/17")
def w7():
    return "<b>" + Client("https://a.example.com/").get(request.args["p"])["x"]


@app.get("/18")
def w8():
    return "<b>" + Client(request.args["p"]).get("/x")["x"]  # want cross-site-scripting
