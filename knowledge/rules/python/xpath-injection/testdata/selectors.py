# profile: default
import requests
from flask import Flask, request
from parsel import Selector

app = Flask(__name__)


@app.get("/stock")
def stock():
    page = Selector(text=requests.get("https://stock.example.org/", timeout=5).text)
    rows = page.xpath("//tr[@id='%s']/td" % request.args["id"])  # want xpath-injection
    rows += page.xpath("//tr[@id=$id]/td", id=request.args["id"])
    return {"n": len(rows)}
